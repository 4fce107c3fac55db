package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanEvent.Paused;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.testkit.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes into {@code scan.log}. */
@Timeout(60)
class FolderScanStoreLogTest {
  private static final ScanCounts SHOTS = new ScanCounts(288, 287, 1);
  private static final ScanCounts POINTS = new ScanCounts(144, 143, 1);

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private FolderScanStore store;

  @BeforeEach
  void open() {
    store = new FolderScanStore(output, Samples.settings(), time, this::text, new NioDisk(), 1);
    store.start(header());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Optional<String> text(ScanEvent event) {
    return event instanceof Note note ? Optional.of(note.text()) : Optional.empty();
  }

  private Path folder() {
    return store.folder().orElseThrow();
  }

  @Test
  void writesOneLineAnEventIntoTheLog() {
    store.record(new Note(time.instant(), "left", Severity.INFO, "first"));
    store.record(new Paused(time.instant()));
    time.advance(Duration.ofMillis(1500));
    store.record(new Note(time.instant(), "left", Severity.INFO, "second\nand more"));
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    assertThat(folder().resolve("scan.log"))
        .hasContent(
            """
            2026-03-01T10:20:30.000Z first
            2026-03-01T10:20:31.500Z second
                and more
            """);
  }

  @Test
  void keepsALogOfWhatWasRecordedBeforeTheStart() {
    FolderScanStore other =
        new FolderScanStore(output, Samples.settings(), time, this::text, new NioDisk(), 1);
    try (other) {
      other.record(new Note(time.instant(), "left", Severity.INFO, "early"));
      other.start(header());
      other.finish(ScanState.COMPLETED, SHOTS, POINTS);

      assertThat(other.folder().orElseThrow().resolve("scan.log")).content().endsWith("early\n");
    }
  }

  @Test
  void goesOnWithoutTheLineOfAnEventThatCannotBeSaid() {
    FolderScanStore other =
        new FolderScanStore(
            output,
            Samples.settings(),
            time,
            event -> {
              throw new IllegalStateException("no words");
            },
            new NioDisk(),
            1);
    try (other) {
      other.start(header());
      other.record(new Paused(time.instant()));
      other.finish(ScanState.COMPLETED, SHOTS, POINTS);

      assertThat(Samples.journal(other.folder().orElseThrow())).hasSize(3);
    }
  }
}
