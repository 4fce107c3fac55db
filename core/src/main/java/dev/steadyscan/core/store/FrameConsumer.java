package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;

/** An embedding program that takes the pictures of a scan itself. */
@FunctionalInterface
public interface FrameConsumer {

  /**
   * Takes a picture. When this returns the shot counts as completed: the program has stored the
   * picture, or has a copy of it.
   *
   * <p>Called by one thread at a time, in the order in which pictures came. It may block up to the
   * write timeout; past it the scan's output counts as broken, and so it does when this throws. The
   * frame MUST NOT be read after the return, and MUST NOT be closed: the caller does it.
   *
   * @param report which picture it is, and where it was taken
   * @param frame the picture, raw or encoded
   * @throws Exception for any reason: the scan stops by name
   */
  void accept(ShotReport report, Frame frame) throws Exception;
}
