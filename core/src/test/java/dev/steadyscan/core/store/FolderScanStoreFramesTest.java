package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.testkit.ManualTime;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Frames that cannot be kept, and those that come too early or too late. */
@Timeout(60)
class FolderScanStoreFramesTest {
  private static final ScanCounts SHOTS = new ScanCounts(288, 287, 1);
  private static final ScanCounts POINTS = new ScanCounts(144, 143, 1);

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private ScriptedDisk disk;
  private FolderScanStore store;

  @BeforeEach
  void open() {
    disk = new ScriptedDisk(output);
    store = new FolderScanStore(output, Samples.settings(), time, this::text, disk, 1);
    store.start(header());
    disk.forget();
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
  void failsOneShotThatCannotBeEncodedAndGoesOn() {
    AtomicInteger closed = new AtomicInteger();
    ScanException failed =
        Samples.error(store.save(report("left", 70), Samples.grey(1, 70_000, closed)));

    assertThat(failed.code()).isEqualTo(ErrorCode.DEFECT);
    assertThat(failed).hasMessageContaining("step 70 left");
    assertThat(closed).hasValue(1);
    assertThat(store.broken()).isEmpty();
    assertThat(store.save(report("left", 71), jpeg("71")).join().bytes()).isEqualTo(2);
  }

  @Test
  void failsOneShotWhoseNamesCannotBeAFile() {
    AtomicInteger closed = new AtomicInteger();
    ScanException failed = Samples.error(store.save(report("../left", 70), jpeg("70", closed)));

    assertThat(failed.code()).isEqualTo(ErrorCode.DEFECT);
    assertThat(closed).hasValue(1);
  }

  @Test
  void closesAFrameThatComesBeforeTheStart() {
    AtomicInteger closed = new AtomicInteger();
    try (FolderScanStore early =
        new FolderScanStore(output, Samples.settings(), time, this::text, disk, 1)) {
      ScanException failed = Samples.error(early.save(report("left", 70), jpeg("70", closed)));

      assertThat(failed.code()).isEqualTo(ErrorCode.DEFECT);
      assertThat(closed).hasValue(1);
      assertThat(early.where()).isEmpty();
    }
  }

  @Test
  void closesAFrameThatComesAfterTheEnd() {
    AtomicInteger closed = new AtomicInteger();
    store.close();
    ScanException failed = Samples.error(store.save(report("left", 70), jpeg("70", closed)));

    assertThat(failed.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(closed).hasValue(1);
    assertThat(store.inFlight()).isZero();
    assertThatThrownBy(() -> store.finish(ScanState.STOPPED, SHOTS, POINTS))
        .isInstanceOf(ScanException.class);
  }

  @Test
  void startsOnce() {
    assertThatThrownBy(() -> store.start(header())).isInstanceOf(ScanException.class);
  }

  @Test
  void holdsTheLockUntilItIsClosed() throws Exception {
    Path lock = folder().resolve(".lock");
    NioDisk real = new NioDisk();
    assertThatThrownBy(() -> real.lock(lock)).isInstanceOf(Exception.class);

    store.close();
    store.close();

    real.lock(lock).close();
  }

  @Test
  void saysSoWhenAFrameIsNotGivenBackButKeepsThePicture() {
    Frame frame =
        Frame.encoded("image/jpeg", Samples.ascii("70"))
            .onClose(
                () -> {
                  throw new IllegalStateException("pool is gone");
                })
            .build();
    store.save(report("left", 70), frame).join();
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    assertThat(folder().resolve("scan.log"))
        .content()
        .contains("the frame of step 70 left was not given back")
        .contains("pool is gone");
  }
}
