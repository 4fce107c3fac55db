package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies what may be endless. */
final class BoundedCopy {
  private static final int BUFFER = 1 << 16;

  private BoundedCopy() {}

  /**
   * Copies to the end, or until there is more than the limit.
   *
   * @return the bytes that were there; {@code limit + 1} if there are more, and then not all of
   *     them were copied
   */
  static long copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] buffer = new byte[(int) Math.min(limit + 1, BUFFER)];
    long bytes = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      bytes += count;
      if (bytes > limit) {
        return limit + 1;
      }
      out.write(buffer, 0, count);
    }
    return bytes;
  }
}
