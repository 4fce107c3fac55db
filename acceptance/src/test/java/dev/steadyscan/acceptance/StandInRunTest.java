package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import dev.steadyscan.acceptance.folder.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The scan of two Pi cameras in software, of which one stalls without a word at point 70. */
@TestInstance(Lifecycle.PER_CLASS)
class StandInRunTest {
  private static final Story STORY =
      Story.of(
          "step 70 left: CAPTURING, attempt 1",
          "step 70 left: attempt 1 failed, capture stalled: .*\\(ISP may be stuck\\)",
          "left: recovery: stopped .*",
          "left: started, ISP recovery completed: .*",
          "step 70 left: CAPTURING, attempt 2",
          "step 70 left: taken at attempt 2 .*");

  private Finished run;
  private ScanFolder folder;

  @BeforeAll
  void runTheScan(@TempDir Path temporary) throws Exception {
    Path config = Checkout.root().resolve("config").resolve("picamera-standin.conf");
    Path output = temporary.resolve("scans");
    run =
        Command.ofCheckout(temporary).run("run", config.toString(), "--output", output.toString());
    assertThat(run.status()).as(run.toString()).isZero();
    folder = ScanFolder.only(output);
    System.out.printf("The stand-in took %.1f s with its start.%n", run.took().toMillis() / 1e3);
  }

  @Test
  void takesEveryPicture() throws IOException {
    assertThat(folder.journal().shots()).hasSize(288).allMatch(Shot::isCompleted);
    assertThat(folder.images()).hasSize(288);
  }

  @Test
  void triesThePictureOfTheStallTwice() {
    assertThat(folder.journal().shots())
        .filteredOn(shot -> shot.toString().equals("main 70 left 0"))
        .singleElement()
        .returns(2, Shot::attempts);
  }

  @Test
  void tellsTheStoryOfTheStallInItsOrder() throws IOException {
    STORY.assertIsToldBy(ofThePicture(run.out()));
    STORY.assertIsToldBy(ofThePicture(folder.log()));
  }

  /** A machine that is busy with other things may have stalls elsewhere, too. */
  private static List<String> ofThePicture(List<String> lines) {
    List<Integer> said =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains("step 70 left: "))
            .boxed()
            .toList();
    assertThat(said).isNotEmpty();
    return lines.subList(said.get(0), said.get(said.size() - 1) + 1);
  }

  @Test
  void keepsWhatEachCameraMeasuredAndHowFarApartTheyExposed() {
    assertThat(folder.journal().bodies("settings"))
        .extracting(settings -> settings.get("device").asText())
        .containsExactlyInAnyOrder("left", "right");
    assertThat(folder.journal().bodies("skew")).hasSize(144);
  }
}
