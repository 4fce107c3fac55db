package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.core.store.ShotReport;
import dev.steadyscan.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandTest {
  private static final Failure LOST = Failure.of(FailureKind.BAD_FRAME, "position", "it was lost");

  private final List<String> told = new ArrayList<>();
  private final Stand stand =
      new Stand(Position.nowhere(), 0, Deadline.after(new ManualTime(), Duration.ofSeconds(1)));

  @Test
  void namesWhatWasSavedBeforeThePositionWasLost() {
    assertThat(stand.saved(report("left"), () -> told.add("left"))).isEmpty();

    assertThat(stand.lost(LOST)).containsExactly(report("left"));
    assertThat(told).containsExactly("left");
  }

  @Test
  void aPictureThatIsSavedLaterIsSuspectAndNotAccountedForAsSaved() {
    assertThat(stand.lost(LOST)).isEmpty();

    assertThat(stand.saved(report("right"), () -> told.add("right"))).hasValue(LOST);
    assertThat(told).isEmpty();
  }

  private static ShotReport report(String camera) {
    ShotId shot = new ShotId("demo", ShotId.MAIN, 3, camera, 0, 1);
    return new ShotReport(shot, 1, 1, Position.nowhere(), FrameMetadata.none());
  }
}
