package dev.steadyscan.core.scan;

/**
 * One thing that was looked at.
 *
 * @param kind what sort of thing
 * @param name which of its kind, empty where there is one only
 * @param ok whether it is well
 * @param message what was found, and where it is not well what to do
 */
public record CheckItem(Kind kind, String name, boolean ok, String message) {

  /** What can be looked at. */
  public enum Kind {
    /** A plugin's own section of the config. */
    PLUGIN("plugin"),
    /** The points. */
    PATTERN("pattern"),
    /** How the limits of a camera nest. */
    DEADLINES("deadlines"),
    /** Room for the pictures. */
    DISK("disk"),
    /** What moves the rig. */
    MOTION("motion"),
    /** A camera. */
    CAMERA("camera");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Whether it is opened by the check. */
    public boolean isDevice() {
      return this == MOTION || this == CAMERA;
    }
  }

  /** A thing of which there is one only. */
  static CheckItem of(Kind kind, boolean ok, String message) {
    return new CheckItem(kind, "", ok, message);
  }

  /** A few words. */
  public String what() {
    return name.isEmpty() ? kind.word : kind.word + " " + name;
  }
}
