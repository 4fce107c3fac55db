package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several threads at once, on the clocks of the machine. */
@Timeout(60)
class FolderScanStoreLoadTest {
  private static final int STEPS = 12;
  private static final ScanCounts COUNTS = new ScanCounts(2 * STEPS, 2 * STEPS, 0);

  @TempDir private Path output;

  private final Map<String, AtomicInteger> closings = new ConcurrentHashMap<>();
  private final List<CompletableFuture<SavedShot>> saves =
      Collections.synchronizedList(new ArrayList<>());

  private FolderScanStore store() {
    return new FolderScanStore(
        output,
        Samples.settings(),
        TimeSource.system(),
        event -> Optional.empty(),
        new NioDisk(),
        2);
  }

  private Thread camera(FolderScanStore store, String camera) {
    Thread thread =
        new Thread(
            () -> {
              for (int step = 0; step < STEPS; step++) {
                String bytes = camera + " " + step;
                AtomicInteger closed = new AtomicInteger();
                closings.put(store.where() + bytes, closed);
                saves.add(store.save(report(camera, step), jpeg(bytes, closed)));
              }
            });
    thread.start();
    return thread;
  }

  private static void assertWhole(Path folder) {
    List<JsonNode> journal = Samples.journal(folder);
    assertThat(journal).hasSize(2 * STEPS + 2); // with the first and the last
    for (int i = 0; i < journal.size(); i++) {
      assertThat(journal.get(i).get("seq").asInt()).isEqualTo(i);
    }
    for (String camera : List.of("left", "right")) {
      for (int step = 0; step < STEPS; step++) {
        Path file = folder.resolve(String.format("images/%s/%06d.jpg", camera, step));
        assertThat(content(file)).isEqualTo(camera + " " + step);
      }
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @RepeatedTest(5)
  void writesTwoCamerasOfTwoScansAtOnce() throws Exception {
    try (FolderScanStore one = store();
        FolderScanStore two = store()) {
      one.start(header());
      two.start(header());
      List<Thread> cameras =
          List.of(
              camera(one, "left"), camera(two, "left"), camera(one, "right"), camera(two, "right"));
      for (Thread camera : cameras) {
        camera.join();
      }
      one.finish(ScanState.COMPLETED, COUNTS, COUNTS);
      two.finish(ScanState.COMPLETED, COUNTS, COUNTS);

      assertThat(saves).hasSize(4 * STEPS).allMatch(save -> save.isDone());
      assertThat(one.folder()).isNotEqualTo(two.folder());
      assertWhole(one.folder().orElseThrow());
      assertWhole(two.folder().orElseThrow());
      assertThat(closings.values()).hasSize(4 * STEPS).allMatch(closed -> closed.get() == 1);
    }
    StoreThreads.assertNoneLeft();
  }

  @RepeatedTest(5)
  void losesNoFrameAndNoRecordWhenItIsClosedMeanwhile() throws Exception {
    FolderScanStore store = store();
    store.start(header());
    List<Thread> cameras = List.of(camera(store, "left"), camera(store, "right"));
    while (saves.isEmpty()) {
      Thread.onSpinWait();
    }
    store.close();
    for (Thread camera : cameras) {
      camera.join();
    }

    long completed =
        saves.stream()
            .filter(
                save -> save.handle((saved, failed) -> failed == null || unexpected(failed)).join())
            .count();
    assertThat(Samples.journal(store.folder().orElseThrow())).hasSize((int) completed + 1);
    assertThat(closings.values()).hasSize(2 * STEPS).allMatch(closed -> closed.get() == 1);
    assertThat(store.inFlight()).isZero();
    StoreThreads.assertNoneLeft();
  }

  private static boolean unexpected(Throwable failed) {
    if (failed instanceof ScanException) {
      return false;
    }
    throw new AssertionError(failed);
  }
}
