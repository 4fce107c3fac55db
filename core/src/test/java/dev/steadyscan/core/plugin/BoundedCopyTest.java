package dev.steadyscan.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedCopyTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void copiesUpToTheLimit() throws Exception {
    byte[] bytes = new byte[200_000];
    bytes[199_999] = 1;

    assertThat(BoundedCopy.copy(new ByteArrayInputStream(bytes), out, 200_000)).isEqualTo(200_000);
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void endsWhereWhatIsEndlessPassesTheLimit() throws Exception {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int most) throws IOException {
            assertThat(out.size()).isLessThanOrEqualTo(100_000);
            return most;
          }
        };

    assertThat(BoundedCopy.copy(endless, out, 100_000)).isEqualTo(100_001);
    assertThat(out.size()).isLessThanOrEqualTo(100_000);
  }

  @Test
  void copiesNothingWhereNothingIsTaken() throws Exception {
    assertThat(BoundedCopy.copy(new ByteArrayInputStream(new byte[0]), out, 0)).isZero();
    assertThat(BoundedCopy.copy(new ByteArrayInputStream(new byte[1]), out, 0)).isEqualTo(1);
  }
}
