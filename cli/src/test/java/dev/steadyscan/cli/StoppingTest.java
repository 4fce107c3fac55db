package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoppingTest {
  private final Screen screen = Screen.file();
  private final ManualTime time = new ManualTime();
  private final List<Integer> halts = new ArrayList<>();
  private final Thread command = new Thread(() -> {});
  private final Stopping stopping = new Stopping(command, screen.terminal(), time, halts::add);

  @AfterEach
  void nothingOfTheTestsOwnThreadIsLeft() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void doesNothingAtTheNormalEnd() {
    stopping.over(1);
    stopping.stop();
    assertThat(halts).isEmpty();
  }

  @Test
  void tellsThatASignalCame() {
    assertThat(stopping.begun()).isFalse();
    stopping.stop();
    assertThat(stopping.begun()).isTrue();
  }

  @Test
  void endsWith130IfTheCommandDoesNotStopInTime() {
    stopping.rig(Duration.ofSeconds(10));
    stopping.stop();
    assertThat(halts).containsExactly(130);
    assertThat(time.nanos()).isEqualTo(1_000 + Duration.ofSeconds(17).toNanos());
    assertThat(screen.errLines())
        .containsExactly(
            "steadyscan: ended without waiting any longer: it had not stopped after 17 s");
  }
}
