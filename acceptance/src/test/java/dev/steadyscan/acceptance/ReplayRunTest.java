package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan of pictures that were taken before: 20 points, two cameras, 40 files. */
class ReplayRunTest {
  @TempDir private Path temporary;

  @Test
  void everyPictureIsItsOriginalByteForByte() throws Exception {
    Path output = temporary.resolve("scans");
    Finished run = run(40, output);
    assertThat(run.status()).as(run.toString()).isZero();
    ScanFolder folder = ScanFolder.only(output);
    List<Path> originals = pictures();
    List<Shot> shots = folder.journal().shots();
    assertThat(shots).hasSize(40).allMatch(Shot::isCompleted);
    assertThat(folder.images()).hasSize(40);
    for (Shot shot : shots) {
      Path original = originals.get(2 * shot.step() + (shot.camera().equals("left") ? 0 : 1));
      assertThat(folder.bytes(shot)).as(shot.file()).isEqualTo(Files.readAllBytes(original));
      String end = original.toString().endsWith("png") ? "png" : "jpg";
      assertThat(shot.file()).isEqualTo("images/%s/%06d.%s", shot.camera(), shot.step(), end);
    }
  }

  @Test
  void tooFewPicturesAreRefusedBeforeAnythingMoves() throws Exception {
    Path output = temporary.resolve("scans");
    Finished run = run(39, output);
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.err())
        .singleElement()
        .asString()
        .contains("right")
        .contains("20")
        .contains("19");
    assertThat(output).doesNotExist();
  }

  private Finished run(int pictures, Path output) throws IOException, InterruptedException {
    Command command = Command.ofCheckout(temporary);
    Path folder = Files.createDirectory(command.folder().resolve("pictures"));
    SamplePictures.write(folder, pictures);
    return command.run(
        "run", Checkout.resource("replay.conf").toString(), "--output", output.toString());
  }

  private List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("work/pictures"))) {
      return files.sorted().toList();
    }
  }
}
