package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.command.Running;
import dev.steadyscan.acceptance.folder.Journal;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command, killed at random moments as a power cut would, and resumed until the scan is
 * complete, again and again: nothing is lost, and nothing that has a record is taken twice.
 *
 * <p>{@code -Dsteadyscan.crash.kills=1000} kills it more often, {@code -Dsteadyscan.crash.seed=2}
 * at other moments.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class CrashTest {
  private static final int SHOTS = 120;
  private static final Duration START = Duration.ofMinutes(2);

  /** Of the events of a run, after which it is killed; a whole one has some five hundred. */
  private static final int MOST_EVENTS = 160;

  /** One kill of so many comes at any time, the first moments of the process included. */
  private static final int ANY_TIME = 8;

  private final Random random = new Random(Long.getLong("steadyscan.crash.seed", 1));
  private final int kills = Integer.getInteger("steadyscan.crash.kills", 50);
  @TempDir private Path temporary;
  private int killed;

  @Test
  void losesNothingAndTakesNothingTwice() throws Exception {
    int scans = 0;
    for (; killed < kills; scans++) {
      Path output = temporary.resolve("scans-" + scans);
      CaptureLog log = new CaptureLog(temporary.resolve("captures-" + scans));
      while (!goOn(output, log)) {
        assertThat(killed).as("kills").isLessThan(kills + SHOTS);
      }
      assertThatItIsWhole(ScanFolder.only(output), log);
    }
    System.out.printf("Killed %d times over %d scans.%n", killed, scans);
  }

  /** One process; whether it came to its end. */
  private boolean goOn(Path output, CaptureLog log) throws Exception {
    Optional<Path> scan = scan(output);
    Set<String> completed = scan.isEmpty() ? Set.of() : completed(scan.get());
    int before = log.size();
    Optional<Finished> end = run(output, log, scan);
    assertThat(log.shotsFrom(before))
        .as("pictures that were taken though they had a record")
        .filteredOn(completed::contains)
        .isEmpty();
    end.ifPresent(finished -> assertThat(finished.status()).as(finished.toString()).isZero());
    return end.isPresent();
  }

  private Optional<Finished> run(Path output, CaptureLog log, Optional<Path> scan)
      throws IOException, InterruptedException {
    Command command = Command.ofCheckout(temporary).quick();
    try (Running running =
        scan.isPresent()
            ? command.start("resume", scan.get().toString())
            : command.start(
                "run",
                Checkout.resource("crash.conf").toString(),
                "--output",
                output.toString(),
                "--set",
                log.setting())) {
      return killed < kills && isKilled(running)
          ? Optional.empty()
          : Optional.of(running.finish(Command.LIMIT));
    }
  }

  /** False if it was at its end before. */
  private boolean isKilled(Running running) throws InterruptedException {
    boolean reached =
        random.nextInt(ANY_TIME) == 0
            ? !running.awaitEnd(Duration.ofMillis(random.nextInt(2500)))
            : running.awaitLines(1 + random.nextInt(MOST_EVENTS), START);
    if (!reached || running.awaitEnd(Duration.ofNanos(random.nextInt(5_000_000)))) {
      return false;
    }
    running.killed();
    killed++;
    return true;
  }

  private static Optional<Path> scan(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(output)) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .findFirst();
    }
  }

  private static Set<String> completed(Path scan) throws IOException {
    return Journal.readTorn(scan.resolve("journal.ndjson")).shots().stream()
        .filter(Shot::isCompleted)
        .map(Shot::toString)
        .collect(Collectors.toSet());
  }

  private static void assertThatItIsWhole(ScanFolder folder, CaptureLog log) throws IOException {
    assertThat(folder.state()).isEqualTo("completed");
    assertThat(folder.journal().shots()).hasSize(SHOTS).allMatch(Shot::isCompleted);
    folder.assertThatPicturesAreRight();
    assertThat(folder.images())
        .isEqualTo(folder.journal().shots().stream().map(Shot::file).collect(Collectors.toSet()));
    assertThat(folder.root().resolve(".partial")).isEmptyDirectory();
    assertThat(log.shotsFrom(0)).hasSizeGreaterThanOrEqualTo(SHOTS);
  }
}
