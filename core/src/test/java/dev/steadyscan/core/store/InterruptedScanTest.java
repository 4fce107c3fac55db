package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.testkit.ManualTime;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptedScanTest {
  @TempDir private Path output;
  private final ManualTime time = new ManualTime(Samples.START);

  @Test
  void waitsForSomebodyWhoOnlyLooksForAMoment() throws IOException {
    Path folder = scan();
    Closeable looking = new NioDisk().lockShared(folder.resolve(ScanFolder.LOCK));
    CompletableFuture<InterruptedScan> opening =
        CompletableFuture.supplyAsync(() -> InterruptedScan.open(folder, false, time));
    time.awaitWaiter(Duration.ofMillis(20));
    looking.close();
    time.advance(Duration.ofMillis(20));

    assertThat(opening.join().folder()).isEqualTo(folder.toRealPath());
    opening.join().close();
  }

  private Path scan() {
    try (FolderScanStore store =
        new FolderScanStore(
            output, Samples.settings(), time, event -> Optional.empty(), new NioDisk(), 1)) {
      store.start(header(5));
      return store.folder().orElseThrow();
    }
  }
}
