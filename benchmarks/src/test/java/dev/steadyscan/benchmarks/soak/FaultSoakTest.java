package dev.steadyscan.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The soak with a hundred captures of each kind; {@code benchmarks/README.md} has the long one. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FaultSoakTest {
  private static final int CAPTURES = 100;

  @Test
  void everyFaultThatARestartCuresEndsAsAPictureAndNothingIsLeft()
      throws IOException, InterruptedException {
    Verdict verdict = FaultSoak.faults(CAPTURES);

    assertThat(verdict.broken()).as(verdict.toString()).isEmpty();
  }

  @Test
  void theDefaultCapsEndInQuarantine() throws IOException, InterruptedException {
    Verdict verdict = FaultSoak.defaultCaps(CAPTURES);

    assertThat(verdict.broken()).as(verdict.toString()).isEmpty();
  }

  @Test
  void slownessIsNoFault() throws IOException, InterruptedException {
    Verdict verdict = FaultSoak.slowness(CAPTURES);

    assertThat(verdict.broken()).as(verdict.toString()).isEmpty();
  }
}
