package dev.steadyscan.simulator.fault;

/** What goes wrong. The config writes them in lower case with dashes: {@code hang-in-stop}. */
public enum FaultKind {
  /** The exposure takes {@code duration} longer, in real time; the frame is good. */
  SLOW,

  /** The capture throws at once, with the kind {@code failure}. */
  ERROR,

  /** The capture blocks until the camera is stopped or closed, and throws then. */
  HANG,

  /** The capture blocks, however often the camera is stopped, until it is closed. */
  HANG_UNTIL_REPLACED,

  /** The capture never returns: nothing ends it, an interrupt neither, but the process's end. */
  HANG_UNTIL_EXIT,

  /**
   * The capture blocks, and so does every {@code stop} from then on, until the camera is closed: a
   * restart fails, only a replacement helps.
   */
  HANG_IN_STOP,

  /**
   * A JPEG that breaks off halfway, as after a fault of the transfer. The exposure itself was well,
   * and the rig was told that it may move.
   */
  TORN,

  /**
   * The picture of the capture before, as from a buffer that was not cleared: exposed before the
   * rig stood still, and says so. The rig is not told to move.
   */
  STALE,

  /**
   * The picture is good, but the rig loses steps in its next move: from then on it is not trusted,
   * and stands a few degrees from where it is thought to be, until it is homed.
   */
  LOST_POSITION
}
