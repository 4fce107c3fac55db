package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.command.Running;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The demo, cut off as by a power cut and resumed, beside one that was not. */
@TestInstance(Lifecycle.PER_CLASS)
class ResumeRunTest {
  private static final Duration START = Duration.ofMinutes(2);

  private ScanFolder whole;
  private ScanFolder resumed;
  private Set<String> takenBefore;
  private Set<String> takenAfter;
  private Finished whileUnderWay;
  private Finished list;
  private Finished withoutThePattern;
  private Finished resume;
  private Finished again;

  @BeforeAll
  void cutTheDemoOff(@TempDir Path temporary) throws Exception {
    Command command = Command.ofCheckout(temporary);
    Path one = temporary.resolve("whole");
    Finished run = command.run(demo(one, new CaptureLog(temporary.resolve("log-1"))));
    assertThat(run.status()).as(run.toString()).isZero();
    whole = ScanFolder.only(one);

    Path other = temporary.resolve("cut");
    CaptureLog log = new CaptureLog(temporary.resolve("log-2"));
    String latest = other.resolve("latest").toString();
    try (Running running = command.start(demo(other, log))) {
      running.awaitLine(line -> line.contains("step 60 left: saved"), START);
      whileUnderWay = command.run("resume", latest);
      running.killed();
    }
    int captures = log.size();
    takenBefore = completed(ScanFolder.cutOff(other));
    list = command.run("list", other.toString());
    withoutThePattern =
        command.run("resume", latest, "--plugins", simulatorAlone(temporary).toString());
    resume = command.run("resume", "--unfinished", other.toString());
    takenAfter = new HashSet<>(log.shotsFrom(captures));
    again = command.run("resume", latest, "--verify");
    resumed = ScanFolder.only(other);
  }

  @Test
  void itIsResumedToItsEnd() {
    assertThat(resume.status()).as(resume.toString()).isZero();
    assertThat(resume.out()).as(resume.toString()).startsWith("1 unfinished scan");
    assertThat(resumed.state()).isEqualTo("completed");
  }

  @Test
  void itLeavesTheFilesAndPositionsOfOneThatWasNotCutOff() throws IOException {
    assertThat(resumed.images()).isEqualTo(whole.images());
    assertThat(positions(resumed)).isEqualTo(positions(whole));
    resumed.assertThatPicturesAreRight();
  }

  @Test
  void exactlyTheMissingPicturesAreTaken() {
    assertThat(takenAfter).doesNotContainAnyElementsOf(takenBefore);
    Set<String> all = new HashSet<>(takenBefore);
    all.addAll(takenAfter);
    assertThat(all).hasSize(288);
  }

  @Test
  void whileItIsUnderWayNobodyElseGoesOnWithIt() {
    assertThat(whileUnderWay.status()).as(whileUnderWay.toString()).isEqualTo(2);
    assertThat(whileUnderWay.err()).singleElement().asString().contains("is under way");
  }

  @Test
  void afterAKillItReadsAsCutOff() {
    assertThat(list.status()).as(list.toString()).isZero();
    assertThat(list.out()).as(list.toString()).anyMatch(line -> line.contains("cut off"));
  }

  @Test
  void withoutAPluginThatTookPartItIsRefused() {
    assertThat(withoutThePattern.status()).as(withoutThePattern.toString()).isEqualTo(2);
    assertThat(withoutThePattern.err())
        .singleElement()
        .asString()
        .contains("cannot be resumed", "'pattern-cylindrical'", "is not there");
  }

  @Test
  void aCompleteScanSaysSo() {
    assertThat(again.status()).as(again.toString()).isZero();
    assertThat(again.out()).singleElement().asString().startsWith("completed: nothing is missing");
  }

  /** Faster than the demo is, where no fault is in play. */
  private static String[] demo(Path output, CaptureLog log) {
    return new String[] {
      "run",
      Checkout.demo().toString(),
      "--output",
      output.toString(),
      "--set",
      "plugins.simulator.time-scale=100",
      "--set",
      log.setting()
    };
  }

  private static Path simulatorAlone(Path temporary) throws IOException {
    Path plugins = Files.createDirectory(temporary.resolve("plugins"));
    String zip = "steadyscan-simulator.zip";
    Files.copy(Checkout.plugins().resolve(zip), plugins.resolve(zip));
    return plugins;
  }

  private static Set<String> completed(ScanFolder folder) {
    return folder.journal().shots().stream()
        .filter(Shot::isCompleted)
        .map(Shot::toString)
        .collect(Collectors.toSet());
  }

  /** File and position of each picture. */
  private static Map<String, String> positions(ScanFolder folder) {
    return folder.journal().shots().stream()
        .collect(
            Collectors.toMap(
                Shot::toString, shot -> shot.file() + " " + shot.record().get("position")));
  }
}
