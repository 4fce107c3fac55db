package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.guard.policy.Escalate;
import dev.steadyscan.guard.policy.EscalateSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that SIGKILL does not end, as one in state D: nothing is started over it. */
@Timeout(300)
class UnkillableTest {
  private static final RecoveryPolicy QUARANTINE =
      new Escalate(
          new EscalateSettings(
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              3,
              List.of(Duration.ofHours(1))));

  @TempDir Path folder;

  @Test
  void theCameraGoesIntoQuarantineAndNoSecondProcessIsStarted() throws InterruptedException {
    Unkillable processes = new Unkillable();
    StandIn wedged =
        new StandIn()
            .size(640, 480)
            .exposure(Duration.ofMillis(8))
            .script("{'faults':[{'fault':'wedge','capture':1}]}");
    try (Shooting shooting = new Shooting(wedged, folder, QUARANTINE, processes::launch)) {
      assertThat(shooting.tryShots(5)).isEqualTo(1);
      shooting.settle();

      assertThat(Rungs.of(shooting)).contains("replace").endsWith("quarantine");
      assertThat(processes.launched()).isEqualTo(1);
      assertThat(shooting.failures())
          .anySatisfy(
              failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
                assertThat(failure.message()).contains("has not exited");
              });
    } finally {
      processes.end();
    }
  }
}
