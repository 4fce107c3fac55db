package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.pipeline.ScanPipeline;
import dev.steadyscan.core.scan.ScanResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Captures that hang, at every attempt, first or not: 5 % of them, and 25 %. Every picture is taken
 * all the same. In the process of the tests, so that its threads can be counted.
 */
class HangRatesTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Duration THREADS_END = Duration.ofSeconds(30);

  /** As many calls may be stuck inside a device at once. */
  private static final int CAP = 3;

  @TempDir private Path temporary;

  @ParameterizedTest(name = "at a rate of {0}")
  @CsvSource({"0.05, 8", "0.25, 50"})
  void takesEveryPicture(double rate, int least) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    StuckCalls stuck = new StuckCalls();
    ScanResult result =
        run("plugins.simulator.faults=[{kind=hang, rate=" + rate + ", on-attempts=all}]", stuck);
    assertThat(result.state()).as(result.toString()).isEqualTo(ScanState.COMPLETED);
    ScanFolder folder = ScanFolder.only(temporary.resolve("scans"));
    assertThat(folder.journal().shots()).hasSize(288).allMatch(Shot::isCompleted);
    folder.assertThatPicturesAreRight();
    assertThat(folder.journal().shots())
        .as("shots that hung at least once")
        .filteredOn(shot -> shot.attempts() > 1)
        .hasSizeGreaterThanOrEqualTo(least);
    assertThat(stuck.most()).as("captures that hang at once").isBetween(1, CAP);
    assertThatNoThreadIsLeft(before);
  }

  private ScanResult run(String faults, StuckCalls stuck) throws InterruptedException {
    try (ScanPipeline scan =
        ScanPipeline.configured(Checkout.resource("hangs.conf"))
            .plugins(Checkout.plugins())
            .cache(temporary.resolve("cache"))
            .set("scan.output=" + temporary.resolve("scans"))
            .set(faults)
            .listener(stuck)
            .build()) {
      return scan.start().await(LIMIT).orElseThrow();
    }
  }

  private static void assertThatNoThreadIsLeft(Set<Thread> before) throws InterruptedException {
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    left.removeIf(HangRatesTest::isTheJdks);
    for (Thread each : left) {
      each.join(THREADS_END.toMillis());
    }
    assertThat(left).filteredOn(Thread::isAlive).isEmpty();
  }

  /** Java2D starts one when the first picture is drawn. */
  private static boolean isTheJdks(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null || group.getName().equals("system");
  }
}
