package dev.steadyscan.guard;

import dev.steadyscan.api.motion.Motion;

/** Makes the bare motion that a {@link GuardedMotion} works with. */
@FunctionalInterface
public interface MotionSource {
  /**
   * Makes a motion. Called once, on a lane thread; may block until the limit for {@code open}. A
   * null or an exception is a failure; a motion that comes later than the limit is closed.
   */
  Motion open() throws InterruptedException;
}
