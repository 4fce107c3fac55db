package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.store.PowerCutDisk.Unsynced;
import dev.steadyscan.testkit.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power fails after each operation on the disk that a scan makes, and once more after each that
 * going on with it makes.
 */
@Timeout(300)
class PowerCutTest {
  private static final Path OUTPUT = Path.of("/scans").toAbsolutePath();
  private static final Path SCAN = OUTPUT.resolve("demo-20260301-102030");
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int STEPS = 3;
  private static final int SHOTS = 2 * STEPS;
  private static final ScanCounts ALL = new ScanCounts(SHOTS, SHOTS, 0);
  private static final ScanCounts POINTS = new ScanCounts(STEPS, STEPS, 0);

  private final ManualTime time = new ManualTime(Samples.START);

  /** What a run was told before the power failed. */
  private static final class Told {
    private final List<ShotReport> saved = new ArrayList<>();
    private boolean started;
    private boolean finished;
  }

  private static List<ShotReport> everything() {
    List<ShotReport> all = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      all.add(report("left", step));
      all.add(report("right", step));
    }
    return all;
  }

  private Told scan(PowerCutDisk disk) {
    FolderScanStore store =
        new FolderScanStore(OUTPUT, Samples.settings(), time, event -> Optional.empty(), disk, 1);
    return take(store, header(SHOTS), everything());
  }

  private static Told take(ScanStore store, ScanHeader header, List<ShotReport> shots) {
    Told told = new Told();
    try (store) {
      store.start(header);
      told.started = true;
      for (ShotReport shot : shots) {
        store.save(shot, jpeg("picture " + shot.shot())).join();
        told.saved.add(shot);
      }
      store.finish(ScanState.COMPLETED, ALL, POINTS);
      told.finished = true;
    } catch (ScanException | CompletionException powerOff) {
      assertThat(powerOff).hasStackTraceContaining("the power is off");
    }
    return told;
  }

  /** Everything that a run was told holds, and what can be read of it is whole. */
  private void assertNothingIsLost(Told told, PowerCutDisk disk) throws IOException {
    if (!disk.exists(SCAN)) {
      assertThat(told.started).isFalse();
      return;
    }
    try (InterruptedScan scan = InterruptedScan.open(SCAN, true, time, disk)) {
      assertThat(scan.shots()).allMatch(RecordedShot::isCompleted);
      for (ShotReport saved : told.saved) {
        assertThat(scan.history().shot(saved.shot())).isPresent();
      }
      assertThat(scan.shots()).hasSizeLessThanOrEqualTo(told.saved.size() + 1);
      assertThat(scan.isComplete()).isEqualTo(scan.shots().size() == SHOTS);
    }
    assertThat(disk.exists(SCAN.resolve("scan.json"))).isTrue();
  }

  /** Takes what is missing. */
  private Told goOn(PowerCutDisk disk) {
    try (InterruptedScan scan = InterruptedScan.open(SCAN, false, time, disk)) {
      if (scan.isComplete()) {
        scan.complete();
        Told told = new Told();
        told.finished = true;
        return told;
      }
      List<ShotReport> missing =
          everything().stream().filter(shot -> scan.history().shot(shot.shot()).isEmpty()).toList();
      ScanStore store =
          scan.store(
              scan.history().pictures(),
              POINTS,
              scan.history().header().plugins(),
              Samples.settings(),
              event -> Optional.empty());
      return take(store, scan.history().header(), missing);
    } catch (ScanException powerOff) {
      assertThat(powerOff).hasStackTraceContaining("the power is off");
      return new Told();
    }
  }

  private void assertWhole(PowerCutDisk disk) {
    assertThat(ScanVerification.of(SCAN, time, disk).findings()).isEmpty();
  }

  private int operations() {
    PowerCutDisk disk = new PowerCutDisk(OUTPUT, NEVER);
    assertThat(scan(disk).finished).isTrue();
    assertWhole(disk);
    return disk.operations().size();
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWhereverThePowerFails(Unsynced unsynced) throws IOException {
    int operations = operations();
    assertThat(operations).isGreaterThan(16 + 8 * SHOTS);
    for (int cut = 0; cut <= operations; cut++) {
      PowerCutDisk disk = new PowerCutDisk(OUTPUT, cut);
      Told told = scan(disk);
      for (int seed = 0; seed < (unsynced == Unsynced.ANY ? 8 : 1); seed++) {
        PowerCutDisk left = disk.afterCut(unsynced, seed, NEVER);
        assertNothingIsLost(told, left);
        if (left.exists(SCAN)) {
          assertThat(goOn(left).finished).as("cut after " + disk.operations()).isTrue();
          assertWhole(left);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWhereverThePowerFailsAgain(Unsynced unsynced) throws IOException {
    int operations = operations();
    for (int first = operations / 4; first <= operations; first += operations / 5) {
      PowerCutDisk disk = new PowerCutDisk(OUTPUT, first);
      Told told = scan(disk);
      for (int second = 1; ; second++) {
        PowerCutDisk again = disk.afterCut(unsynced, second, second);
        boolean over = goOn(again).finished;
        PowerCutDisk left = again.afterCut(unsynced, second, NEVER);
        assertKept(told, left);
        assertThat(goOn(left).finished).isTrue();
        assertWhole(left);
        if (over) {
          break;
        }
      }
    }
  }

  private void assertKept(Told told, PowerCutDisk disk) {
    try (InterruptedScan scan = InterruptedScan.open(SCAN, true, time, disk)) {
      assertThat(scan.shots()).allMatch(RecordedShot::isCompleted);
      for (ShotReport saved : told.saved) {
        assertThat(scan.history().shot(saved.shot())).isPresent();
      }
    }
  }

  @Test
  void aDiskThatKeepsAnythingIsSeenByTheTest() throws IOException {
    PowerCutDisk disk = new PowerCutDisk(OUTPUT, NEVER);
    disk.create(OUTPUT.resolve("a")).write(new byte[] {1, 2, 3});

    assertThat(disk.afterCut(Unsynced.LOST, 1, NEVER).exists(OUTPUT.resolve("a"))).isFalse();
    assertThat(disk.afterCut(Unsynced.KEPT, 1, NEVER).size(OUTPUT.resolve("a"))).hasValue(3);
    disk.syncFolder(OUTPUT);
    assertThat(disk.afterCut(Unsynced.LOST, 1, NEVER).size(OUTPUT.resolve("a"))).hasValue(0);
  }
}
