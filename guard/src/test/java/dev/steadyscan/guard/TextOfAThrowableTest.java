package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a device throws is its own code, too: its text may hang. */
class TextOfAThrowableTest {
  private final CountDownLatch released = new CountDownLatch(1);

  @Test
  void countsAsPartOfTheCall() {
    try (TimeoutGuard guard =
        new TimeoutGuard("lane", ErrorCode.CAMERA, TimeSource.system(), 3, false)) {
      Deadline deadline = Deadline.after(TimeSource.system(), Duration.ofMillis(50));
      assertThatThrownBy(() -> guard.run("capture", deadline, this::fail))
          .isInstanceOf(DeviceException.class)
          .hasMessageStartingWith("capture was not over after");
    } finally {
      released.countDown();
    }
    Threads.assertNoneLeft("lane");
  }

  private void fail() {
    throw new RuntimeException() {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        return String.valueOf(Sneaky.call(() -> released.await(60, TimeUnit.SECONDS)));
      }
    };
  }
}
