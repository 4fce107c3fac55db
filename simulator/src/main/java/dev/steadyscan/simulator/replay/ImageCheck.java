package dev.steadyscan.simulator.replay;

import dev.steadyscan.guard.PictureFile;
import java.nio.ByteBuffer;

/** Tells by its content what a file is, whatever it is named, and whether it is whole. */
final class ImageCheck {
  private ImageCheck() {}

  /**
   * The media type of a file.
   *
   * @throws IllegalArgumentException if it is neither JPEG nor PNG, or breaks off; the message goes
   *     on after the file's name
   */
  static String mediaType(ByteBuffer file) {
    if (file.limit() == 0) {
      throw new IllegalArgumentException("is empty");
    } else if (PictureFile.beginsAsJpeg(file)) {
      return whole("image/jpeg", PictureFile.isWholeJpeg(file));
    } else if (PictureFile.beginsAsPng(file)) {
      return whole("image/png", PictureFile.isWholePng(file));
    }
    throw new IllegalArgumentException("is neither a JPEG nor a PNG");
  }

  private static String whole(String mediaType, boolean whole) {
    if (!whole) {
      throw new IllegalArgumentException("breaks off in the middle");
    }
    return mediaType;
  }
}
