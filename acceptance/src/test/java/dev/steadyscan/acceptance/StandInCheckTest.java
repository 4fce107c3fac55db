package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} shows of Pi cameras, on those in software. */
class StandInCheckTest {
  @TempDir private Path temporary;

  @Test
  void showsWhatEachCameraIsAndHowItsHostIs() throws IOException, InterruptedException {
    Path config = Checkout.root().resolve("config").resolve("picamera-standin.conf");
    Finished check = Command.ofCheckout(temporary).run("check", config.toString());

    assertThat(check.status()).as(check.toString()).isZero();
    assertThat(String.join("\n", check.out()))
        .containsPattern("ok +camera left +Pi camera number 0 \\(stand-in\\).*: opened")
        .containsPattern("ok +camera left +standin-lens at /base/standin/.*, picamera2 stand-in")
        .containsPattern("ok +camera right +standin-fixed at /base/standin/.*, picamera2 stand-in")
        .containsPattern("ok +camera right +host: .*\\d+ MiB free");
  }
}
