package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ImageFormat;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.store.FolderScanStore;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ShotReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} and {@code list}. */
class StoredScansTest {
  private static final Instant BEGAN = Instant.parse("2026-03-14T09:26:53Z");
  private static final String FIRST = "demo-20260314-092653";

  @TempDir private Path output;

  private final Bench bench = new Bench().inRealTime();

  private FolderScanStore begin(String name, Instant began) {
    WriteConfig settings = new WriteConfig(ImageFormat.JPEG, 95, 1000, Duration.ofSeconds(30));
    FolderScanStore store =
        new FolderScanStore(output, settings, TimeSource.system(), event -> Optional.empty());
    store.start(
        new ScanHeader(
            name,
            name,
            "0.1.0",
            List.of(),
            "cylindrical",
            2,
            "ab".repeat(32),
            2,
            2,
            JsonNodeFactory.instance.objectNode(),
            began));
    return store;
  }

  private static ShotReport report(int step) {
    ShotId shot = new ShotId("demo", ShotId.MAIN, step, "left", 0, 1);
    return new ShotReport(shot, 1, 1, Position.nowhere(), FrameMetadata.none());
  }

  private static void take(FolderScanStore store, int step) {
    ByteBuffer bytes = ByteBuffer.wrap("picture".getBytes(StandardCharsets.US_ASCII));
    store.save(report(step), Frame.encoded("image/jpeg", bytes).build()).join();
  }

  private static void end(FolderScanStore store, ScanState state, int completed, int failed) {
    ScanCounts counts = new ScanCounts(2, completed, failed);
    store.finish(state, counts, counts);
  }

  private void whole() {
    try (FolderScanStore store = begin("demo", BEGAN)) {
      take(store, 0);
      take(store, 1);
      end(store, ScanState.COMPLETED, 2, 0);
    }
  }

  @Test
  void verifySaysThatAScanIsAsItWasWritten() {
    whole();

    assertThat(bench.run("verify", output.resolve("latest").toString())).isZero();
    assertThat(bench.screen.outLines())
        .containsExactly("verified: 2 of 2 pictures, 14 B: as they were written");
  }

  @Test
  void verifyTellsOneLineForEachFindingAndIsOne() throws IOException {
    whole();
    Files.writeString(output.resolve(FIRST).resolve("images/left/000001.jpg"), "Picture");
    Files.writeString(output.resolve(FIRST).resolve("images/left/\u001b[2J"), "");

    assertThat(bench.run("verify", output.resolve(FIRST).toString())).isEqualTo(1);
    assertThat(bench.screen.outLines())
        .containsExactly(
            "step 1 left: images/left/000001.jpg has other bytes than were written",
            "images/left/\\u001b[2J: is spoken of by no record",
            "verified: 2 of 2 pictures, 14 B: 2 findings");
  }

  @Test
  void verifyOfNoScanOrOneUnderWayIsTwo() {
    assertThat(bench.run("verify", output.toString())).isEqualTo(2);
    assertThat(bench.screen.errLines())
        .containsExactly("steadyscan: there is no scan in " + output);

    bench.screen.clear();
    try (FolderScanStore running = begin("demo", BEGAN)) {
      Path folder = running.folder().orElseThrow();
      assertThat(bench.run("verify", folder.toString())).isEqualTo(2);
      assertThat(bench.screen.errLines())
          .containsExactly(
              "steadyscan: the scan in " + folder + " is under way; try again when it is over");
    }
  }

  @Test
  void listTellsStateAndCountsOldestFirst() throws IOException {
    try (FolderScanStore running = begin("alpha", BEGAN.plusSeconds(9))) {
      take(running, 0);
      begin("demo", BEGAN.plusSeconds(2)).close();
      try (FolderScanStore gaps = begin("zeta", BEGAN.plusSeconds(1))) {
        take(gaps, 0);
        gaps.failed(report(1), Failure.of(FailureKind.TIMEOUT, "capture", "hung"));
        end(gaps, ScanState.GAPS, 1, 1);
      }
      whole();
      Path damaged = Files.createDirectory(output.resolve("old-20250101-000000"));
      Files.writeString(damaged.resolve("journal.ndjson"), "x\n");
      Files.createDirectory(output.resolve("something else"));

      assertThat(bench.run("list", output.toString())).isZero();
      assertThat(bench.screen.outLines())
          .containsExactly(
              "old-20250101-000000    damaged                     "
                  + damaged
                  + "/journal.ndjson:1: it does not end with its checksum: it was cut or changed",
              "demo-20260314-092653   completed  2 of 2 pictures",
              "zeta-20260314-092654   gaps       1 of 2 pictures  1 gap",
              "demo-20260314-092655   cut off    0 of 2 pictures",
              "alpha-20260314-092702  running    1 of 2 pictures");
    }
  }

  @Test
  void listGoesByTheJournalWhereScanJsonIsMissing() throws IOException {
    whole();
    Files.delete(output.resolve(FIRST).resolve("scan.json"));

    assertThat(bench.run("list", output.toString())).isZero();
    assertThat(bench.screen.outLines()).containsExactly(FIRST + "  completed  2 of 2 pictures");
  }

  @Test
  void listOfAFolderWithoutScansSaysSo() {
    assertThat(bench.run("list", output.toString())).isZero();
    assertThat(bench.screen.outLines()).containsExactly("no scans in " + output);
  }

  @Test
  void listOfNoFolderIsTwo() {
    Path nothing = output.resolve("nothing");
    assertThat(bench.run("list", nothing.toString())).isEqualTo(2);
    assertThat(bench.screen.errLines())
        .containsExactly("steadyscan: there is no folder " + nothing);
  }
}
