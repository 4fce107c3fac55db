package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PgmTest {

  @Test
  void writesRowsWithoutTheirPaddingAndBigEndian() {
    ByteBuffer plane = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    plane.putShort((short) 0x0102).putShort((short) 0x0304).putInt(-1);
    plane.putShort((short) 0x0506).putShort((short) 0x0708).putInt(-1).flip();

    byte[] file = bytes(Pgm.of("SRGGB10", 2, 2, 8, plane));

    String head = "P5\n# colours RGGB, 10 bits\n2 2\n65535\n";
    assertThat(new String(file, 0, head.length(), StandardCharsets.US_ASCII)).isEqualTo(head);
    assertThat(file).hasSize(head.length() + 8).endsWith(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void refusesWhatIsPackedOrCompressedAndSaysWhat() {
    assertThatThrownBy(() -> Pgm.of("BGGR_PISP_COMP1", 1, 1, 2, ByteBuffer.allocate(2)))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "format = raw: the camera gives BGGR_PISP_COMP1, which is not of 16 bits a value")
        .extracting(e -> ((DeviceException) e).failure().kind())
        .isEqualTo(FailureKind.SETTING_REFUSED);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
