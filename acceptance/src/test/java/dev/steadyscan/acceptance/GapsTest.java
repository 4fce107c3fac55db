package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.pipeline.ScanPipeline;
import dev.steadyscan.core.scan.ScanResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One attempt in four fails, of all attempts: what is left of that is repaired in one pass. */
class GapsTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path temporary;

  @Test
  void oneRepairPassTakesWhatTheMainPassMissed() throws Exception {
    List<ScanEvent.PassStarted> passes = new CopyOnWriteArrayList<>();
    try (ScanPipeline scan =
        ScanPipeline.configured(Checkout.resource("hangs.conf"))
            .plugins(Checkout.plugins())
            .cache(temporary.resolve("cache"))
            .set("scan.output=" + temporary.resolve("scans"))
            .set("scan.repair.passes=1")
            .set("scan.capture.timeout=10 s")
            .set("plugins.simulator.seed=1")
            .set("plugins.simulator.faults=[{kind=error, rate=0.25, on-attempts=all}]")
            .listener(event -> keepPass(event, passes))
            .build()) {
      ScanResult result = scan.start().await(LIMIT).orElseThrow();
      assertThat(result.state()).as(result.toString()).isEqualTo(ScanState.COMPLETED);
    }
    assertThat(passes).hasSize(2).last().matches(ScanEvent.PassStarted::repair);
    assertThat(passes.get(1).points()).as("points with gaps").isEqualTo(8);
    ScanFolder folder = ScanFolder.only(temporary.resolve("scans"));
    assertThat(folder.journal().shots()).hasSize(288).allMatch(Shot::isCompleted);
    folder.assertThatPicturesAreRight();
  }

  private static void keepPass(ScanEvent event, List<ScanEvent.PassStarted> passes) {
    if (event instanceof ScanEvent.PassStarted pass) {
      passes.add(pass);
    }
  }
}
