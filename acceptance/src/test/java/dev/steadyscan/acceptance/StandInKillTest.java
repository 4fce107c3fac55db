package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed leaves no agent behind, not even one whose interpreter is frozen. */
class StandInKillTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int AGENTS = 2;
  private static final String CONFIG =
      """
      include file("%s")
      scan.recovery.policy = none
      plugins.picamera.script = \"""{ "faults":
        [{ "fault": "hold", "camera": "/base/standin/i2c@80000/lens@1a", "capture": 2 }] }\"""
      """;

  @TempDir private Path temporary;

  @Test
  void noAgentOutlivesARunThatIsKilled() throws Exception {
    Path standIn = Checkout.root().resolve("config").resolve("picamera-standin.conf");
    Path config = temporary.resolve("frozen.conf");
    Files.writeString(config, CONFIG.formatted(standIn));
    String output = temporary.resolve("scans").toString();
    try (Running running =
        Command.ofCheckout(temporary).start("run", config.toString(), "--output", output)) {
      running.awaitLine(
          line -> line.contains("step 3 left: FAILED, STALLED: the agent gave no sign of life"),
          LIMIT);
      List<ProcessHandle> agents = running.children();
      assertThat(agents).hasSize(AGENTS);
      running.signal("KILL");
      assertThat(running.awaitEnd(LIMIT)).isTrue();
      for (ProcessHandle agent : agents) {
        agent.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }
}
