package dev.steadyscan.guard;

/**
 * What a call is called, and when it is let in.
 *
 * @param operation in failures: {@code capture}
 * @param text in messages about stuck calls: {@code capture of step 70}
 * @param owner the device instance that the call is inside of
 * @param entry when it is let in
 */
record CallName(String operation, String text, Object owner, Entry entry) {

  /** When a call is let in. */
  enum Entry {
    /**
     * Not if it was given up before its thread got to it: right for what moves or exposes, wrong
     * for what gives something back.
     */
    IN_TIME,
    /** Late if need be. */
    IN_ANY_CASE,
    /**
     * As the last call into an instance: late if need be, and when as many calls are stuck as may
     * be. It comes once, and no instance is opened past the cap, so there is one of it at most.
     */
    LAST
  }

  /** A call that is made in time or not at all. */
  static CallName inTime(String operation, Object owner) {
    return new CallName(operation, operation, owner, Entry.IN_TIME);
  }

  /** A call that is made in any case, late if need be. */
  static CallName inAnyCase(String operation, Object owner) {
    return new CallName(operation, operation, owner, Entry.IN_ANY_CASE);
  }

  /** The closing of an instance. */
  static CallName close(Object owner) {
    return new CallName("close", "close", owner, Entry.LAST);
  }
}
