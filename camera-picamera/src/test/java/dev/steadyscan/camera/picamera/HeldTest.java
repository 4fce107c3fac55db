package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.guard.process.AgentSlot;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldTest {
  private final Held held = new Held(new AgentSlot());

  @ParameterizedTest
  @ValueSource(ints = {1, 4096, 5000, 1 << 20, 24_285_184})
  void thePictureOfBeforeIsKnownAgain(int size) {
    assertThat(held.isRepeated(noise(1, size))).isFalse();
    assertThat(held.isRepeated(noise(1, size))).isTrue();
    assertThat(held.isRepeated(noise(2, size))).isFalse();
    assertThat(held.isRepeated(noise(1, size))).isFalse();
  }

  @Test
  void ofASmallPictureEveryByteCounts() {
    ByteBuffer picture = noise(1, 1 << 19);
    for (int at = 0; at < picture.limit(); at += 997) {
      picture.put(at, (byte) ~picture.get(at));
      assertThat(held.isRepeated(picture)).as("with byte " + at + " changed").isFalse();
    }
  }

  @Test
  void aPictureThatIsCutShortIsAnotherOne() {
    ByteBuffer picture = noise(1, 5000);

    assertThat(held.isRepeated(picture)).isFalse();
    assertThat(held.isRepeated(picture.slice(0, 4999))).isFalse();
  }

  @Test
  void theBufferIsLeftAsItWas() {
    ByteBuffer picture = noise(1, 5000).position(100).limit(4000);
    boolean unused = held.isRepeated(picture);

    assertThat(picture.position()).isEqualTo(100);
    assertThat(picture.limit()).isEqualTo(4000);
  }

  private static ByteBuffer noise(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
