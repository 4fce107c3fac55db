package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.core.config.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameEncoderTest {
  private static final int ROWS = 48;
  private static final int COLUMNS = 64;

  private final FrameEncoder encoder = new FrameEncoder(95);

  @AfterEach
  void close() {
    encoder.close();
  }

  private static int red(int row) {
    return 20 + row * 4;
  }

  private static int blue(int column) {
    return 250 - column * 3;
  }

  /** Red grows downwards, blue falls to the right; the padding is white. */
  private static Frame frame(PixelFormat format, int padding, boolean direct) {
    int stride = COLUMNS * format.bytesPerPixel() + padding;
    int size = stride * (ROWS - 1) + COLUMNS * format.bytesPerPixel();
    ByteBuffer bytes = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    for (int i = 0; i < size; i++) {
      bytes.put(i, (byte) 255);
    }
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        put(bytes, row * stride + column * format.bytesPerPixel(), format, row, column);
      }
    }
    return Frame.raw(format, ROWS, COLUMNS, stride, bytes).build();
  }

  private static void put(ByteBuffer bytes, int at, PixelFormat format, int row, int column) {
    if (format == PixelFormat.GREY8) {
      bytes.put(at, (byte) red(row));
      return;
    }
    boolean rgb = format == PixelFormat.RGB8;
    bytes.put(at, (byte) (rgb ? red(row) : blue(column)));
    bytes.put(at + 1, (byte) 60);
    bytes.put(at + 2, (byte) (rgb ? blue(column) : red(row)));
  }

  private static void assertPixels(byte[] encoded, PixelFormat format, int tolerance)
      throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(encoded));
    assertThat(image.getWidth()).isEqualTo(COLUMNS);
    assertThat(image.getHeight()).isEqualTo(ROWS);
    boolean grey = format == PixelFormat.GREY8;
    assertThat(image.getRaster().getNumBands()).isEqualTo(grey ? 1 : 3);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        assertThat(image.getRaster().getSample(column, row, 0))
            .isBetween(red(row) - tolerance, red(row) + tolerance);
        if (!grey) {
          assertThat(image.getRGB(column, row) & 0xff)
              .isBetween(blue(column) - tolerance, blue(column) + tolerance);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RGB8, 0, false",
    "RGB8, 13, true",
    "BGR8, 0, true",
    "BGR8, 13, false",
    "GREY8, 0, false",
    "GREY8, 5, true"
  })
  void givesBackEachPixelThroughPng(PixelFormat format, int padding, boolean direct)
      throws IOException {
    byte[] png = encoder.encode(frame(format, padding, direct), ImageFormat.PNG);

    assertPixels(png, format, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "RGB8, 0, false",
    "RGB8, 13, true",
    "BGR8, 0, true",
    "BGR8, 13, false",
    "GREY8, 0, false",
    "GREY8, 5, true"
  })
  void givesBackNearlyEachPixelThroughJpeg(PixelFormat format, int padding, boolean direct)
      throws IOException {
    byte[] jpeg = encoder.encode(frame(format, padding, direct), ImageFormat.JPEG);

    assertPixels(jpeg, format, 8);
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void givesTheSameBytesForTheSamePixels(ImageFormat format) throws IOException {
    byte[] first = encoder.encode(frame(PixelFormat.RGB8, 0, false), format);
    byte[] between = encoder.encode(frame(PixelFormat.GREY8, 5, true), format);
    assertThat(between).isNotEqualTo(first);

    assertThat(encoder.encode(frame(PixelFormat.RGB8, 0, false), format)).isEqualTo(first);
    assertThat(encoder.encode(frame(PixelFormat.RGB8, 13, true), format)).isEqualTo(first);
    assertThat(encoder.encode(frame(PixelFormat.BGR8, 0, true), format)).isEqualTo(first);
    try (FrameEncoder other = new FrameEncoder(95)) {
      assertThat(other.encode(frame(PixelFormat.RGB8, 0, false), format)).isEqualTo(first);
    }
  }

  @Test
  void goesByTheQuality() throws IOException {
    Frame frame = frame(PixelFormat.RGB8, 0, false);
    try (FrameEncoder coarse = new FrameEncoder(20)) {
      assertThat(coarse.encode(frame, ImageFormat.JPEG).length)
          .isLessThan(encoder.encode(frame, ImageFormat.JPEG).length);
    }
  }

  @Test
  void saysWhatJpegCannotHoldAndGoesOn() throws IOException {
    Frame wide =
        Frame.raw(PixelFormat.GREY8, 1, 70_000, 70_000, ByteBuffer.allocate(70_000)).build();

    assertThatThrownBy(() -> encoder.encode(wide, ImageFormat.JPEG))
        .isInstanceOf(IOException.class);

    Frame frame = frame(PixelFormat.RGB8, 0, false);
    assertPixels(encoder.encode(frame, ImageFormat.JPEG), PixelFormat.RGB8, 8);
  }
}
