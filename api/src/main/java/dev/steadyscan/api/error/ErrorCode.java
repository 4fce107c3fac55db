package dev.steadyscan.api.error;

/** What went wrong, in the terms that decide who has to act. */
public enum ErrorCode {
  /** A config, a command line or a file that was handed in is wrong; nothing has moved. */
  INPUT(Actor.USER),
  /** A plugin is missing, was refused or could not be loaded; nothing has moved. */
  PLUGIN_REFUSED(Actor.USER),
  /** A plugin threw or returned what its contract forbids. */
  PLUGIN_DEFECT(Actor.PLUGIN),
  /** A camera failed for good. */
  CAMERA(Actor.DEVICE),
  /** The motion failed for good. */
  MOTION(Actor.DEVICE),
  /** The disk is full, refused a write, or hangs. */
  DISK(Actor.USER),
  /** The run was cancelled. */
  CANCELLED(Actor.USER),
  /** A defect of Steadyscan. */
  DEFECT(Actor.US);

  private final Actor actor;

  ErrorCode(Actor actor) {
    this.actor = actor;
  }

  /** Who has to act. */
  public Actor actor() {
    return actor;
  }
}
