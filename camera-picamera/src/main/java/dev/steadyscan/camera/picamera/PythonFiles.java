package dev.steadyscan.camera.picamera;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * The Python that this plugin brings. It stays where it is: Python runs what is inside of a jar as
 * it runs what is in a folder.
 */
final class PythonFiles {
  private PythonFiles() {}

  /** What Python can run: {@code python3 AGENT}. */
  static Path agent() {
    return place().resolve("python").resolve("agent");
  }

  /** What has to stand in Python's path for the stand-in to be found. */
  static Path standIn() {
    return place().resolve("python").resolve("standin");
  }

  /** The plugin's jar, or the folder of its classes. */
  private static Path place() {
    try {
      return Path.of(PythonFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException noPath) {
      throw new IllegalStateException(noPath);
    }
  }
}
