package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names the files of a picture, relative to the scan's folder. */
final class ShotFiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern OURS =
      Pattern.compile(
          "images(/[a-z0-9-]+){1,2}/\\d{6,}(-\\d+)?(\\.[a-z0-9-]+)?\\.(jpg|png|tif|dng|pgm|bin)");

  private ShotFiles() {}

  /** The folder of a picture: {@code images/left}, of other passes {@code images/extra/left}. */
  static String folder(ShotId shot) {
    String camera = checked("camera", shot.camera());
    return shot.pass().equals(ShotId.MAIN)
        ? "images/" + camera
        : "images/" + checked("pass", shot.pass()) + "/" + camera;
  }

  /**
   * A picture: {@code images/left/000070.jpg}, or {@code 000070-1.jpg} where a step has several.
   */
  static String picture(ShotReport report, String extension) {
    return stem(report) + "." + extension;
  }

  /** A companion of it: {@code images/left/000070.raw.dng}. */
  static String companion(ShotReport report, String name, String extension) {
    return stem(report) + "." + name + "." + extension;
  }

  /** How a file of this media type ends, without the dot; {@code bin} for those not known. */
  static String extension(String mediaType) {
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "image/jpeg" -> "jpg";
      case "image/png" -> "png";
      case "image/tiff" -> "tif";
      case "image/x-adobe-dng", "image/dng" -> "dng";
      case "image/x-portable-graymap" -> "pgm";
      default -> "bin";
    };
  }

  /** Whether a file may be of a picture, by its name relative to the scan's folder. */
  static boolean isOurs(String file) {
    return OURS.matcher(file).matches();
  }

  /** The picture that a file is of: its name up to the first dot of its last part. */
  static String stem(String file) {
    int dot = file.indexOf('.', file.lastIndexOf('/'));
    return dot < 0 ? file : file.substring(0, dot);
  }

  private static String stem(ShotReport report) {
    ShotId shot = report.shot();
    return folder(shot)
        + String.format(Locale.ROOT, "/%06d", shot.step())
        + (report.shotsAtStep() > 1 ? "-" + shot.shot() : "");
  }

  private static String checked(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a " + what + " cannot be named '" + name + "'");
    }
    return name;
  }
}
