package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.pattern.ScanStep;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/**
 * Writes steps as bytes, one behind the other, to hash them: equal steps have the same bytes, and
 * others have others.
 *
 * <p>Not thread-safe.
 */
final class StepCode {
  private final CRC32C crc = new CRC32C();
  private ByteBuffer buffer = ByteBuffer.allocate(256);
  private int axes;

  /**
   * Adds a step.
   *
   * @return a hash of this step alone: enough to notice that it is another one
   */
  int add(ScanStep step) {
    int start = buffer.position();
    int count = buffer.position();
    room(Integer.BYTES).putInt(0);
    axes = 0;
    step.position().forEach(this::add);
    buffer.putInt(count, axes);
    room(Integer.BYTES).putInt(step.shots().size());
    for (ShotSettings shot : step.shots()) {
      add(shot.isUnchanged() ? "" : shot.toString());
    }
    crc.reset();
    crc.update(buffer.array(), start, buffer.position() - start);
    return (int) crc.getValue();
  }

  /** Hands over what was added, and begins anew. */
  void into(MessageDigest digest) {
    digest.update(buffer.flip());
    buffer.clear();
  }

  private void add(String axis, double value) {
    add(axis);
    room(Double.BYTES).putDouble(value);
    axes++;
  }

  private void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer = ByteBuffer.allocate(2 * buffer.capacity() + bytes).put(buffer.flip());
    }
    return buffer;
  }
}
