package dev.steadyscan.guard;

/** A call into foreign code that gives nothing and may hang. */
@FunctionalInterface
public interface GuardedAction {
  /** Runs on a lane thread; may block, may throw anything. */
  void run() throws Exception;
}
