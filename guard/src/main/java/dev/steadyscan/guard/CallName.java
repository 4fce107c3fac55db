package dev.steadyscan.guard;

/**
 * What a call is called.
 *
 * @param operation in failures: {@code capture}
 * @param text in messages about stuck calls: {@code capture of step 70}
 * @param owner the device instance that the call is inside of
 * @param onlyInTime whether a call that was given up before its thread got to it is left out: right
 *     for what moves or exposes, wrong for what gives something back
 */
record CallName(String operation, String text, Object owner, boolean onlyInTime) {

  /** A call that is made in time or not at all. */
  static CallName inTime(String operation, Object owner) {
    return new CallName(operation, operation, owner, true);
  }

  /** A call that is made in any case, late if need be. */
  static CallName inAnyCase(String operation, Object owner) {
    return new CallName(operation, operation, owner, false);
  }
}
