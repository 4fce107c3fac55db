package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForeignExceptionTest {
  @Test
  void keepsTextTraceAndCauses() {
    Exception thrown = new IllegalStateException("no", new Error("beneath"));

    ForeignException copy = ForeignException.copyOf(thrown);

    assertThat(copy).hasToString("java.lang.IllegalStateException: no");
    assertThat(copy.getStackTrace()).isEqualTo(thrown.getStackTrace());
    assertThat(copy.getCause())
        .isInstanceOf(ForeignException.class)
        .hasToString("java.lang.Error: beneath");
    assertThat(copy.getCause().getCause()).isNull();
  }

  @Test
  void namesTheClassOfWhatDoesNotSayWhatItIs() {
    Throwable evil =
        new Throwable() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }
        };

    assertThat(ForeignException.copyOf(evil)).hasToString(evil.getClass().getName());
  }

  @Test
  void goesTwentyCausesDeep() {
    Throwable deep = new Error("0");
    for (int i = 1; i < 30; i++) {
      deep = new Error(String.valueOf(i), deep);
    }
    int copied = 0;
    for (Throwable one = ForeignException.copyOf(deep); one != null; one = one.getCause()) {
      copied++;
    }

    assertThat(copied).isEqualTo(21);
  }

  @Test
  void keepsWhatAnswersByTheJdksCodeOrOurs() {
    IOException plain = new IOException("cable", new IllegalStateException("beneath"));
    plain.addSuppressed(new Error("close"));

    assertThat(ForeignException.safe(plain)).isSameAs(plain);
    ScanException ours = new ScanException(ErrorCode.INPUT, "no", plain);
    assertThat(ForeignException.safe(ours)).isSameAs(ours);
  }

  @Test
  void copiesWhatAnswersByItsOwnCode() {
    assertThat(ForeignException.safe(new OwnText()))
        .isInstanceOf(ForeignException.class)
        .hasToString(OwnText.class.getName() + ": own");
    assertThat(ForeignException.safe(new IOException("outer", new OwnText())))
        .isInstanceOf(ForeignException.class)
        .hasToString("java.io.IOException: outer");
    IOException suppressing = new IOException("outer");
    suppressing.addSuppressed(new OwnText());
    assertThat(ForeignException.safe(suppressing)).isInstanceOf(ForeignException.class);
  }

  @Test
  void copiesCausesInACircle() {
    IOException first = new IOException("first");
    first.initCause(new IOException("second", first));

    assertThat(ForeignException.safe(first)).isInstanceOf(ForeignException.class);
  }

  @Test
  void keepsWhatADeviceExceptionSays() {
    Failure failure =
        new Failure(
            FailureKind.STALLED,
            "capture",
            "no frames",
            List.of("line"),
            Optional.of(new OwnText()));
    DeviceException known = new DeviceException(ErrorCode.MOTION, failure);

    DeviceException copy = (DeviceException) ForeignException.safe(known);

    assertThat(copy.code()).isEqualTo(ErrorCode.MOTION);
    assertThat(copy.getStackTrace()).isEqualTo(known.getStackTrace());
    assertThat(copy.failure())
        .usingRecursiveComparison()
        .ignoringFields("cause")
        .isEqualTo(failure);
    assertThat(copy).cause().isInstanceOf(ForeignException.class);
  }

  private static final class OwnText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      return "own";
    }
  }
}
