package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.PixelFormat;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes frames and counts those that were closed. Thread-safe. */
final class Frames {
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  Frame next() {
    return raw().build();
  }

  Frame exposedAt(long nanos) {
    return raw().metadata(FrameMetadata.builder().exposedAt(nanos).build()).build();
  }

  Frame encoded(String mediaType, int... bytes) {
    ByteBuffer file = ByteBuffer.allocate(bytes.length);
    for (int value : bytes) {
      file.put((byte) value);
    }
    return counted(Frame.encoded(mediaType, file.flip())).build();
  }

  /** Frames that somebody still has. */
  int unclosed() {
    return made.get() - closed.get();
  }

  private Frame.Builder raw() {
    return counted(Frame.raw(PixelFormat.GREY8, 1, 1, 8, ByteBuffer.allocate(8)));
  }

  private Frame.Builder counted(Frame.Builder builder) {
    made.incrementAndGet();
    return builder.onClose(closed::incrementAndGet);
  }
}
