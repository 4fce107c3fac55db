package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan of a million points, in ten times the CPU that it needs and no more than its memory. */
class MillionPointsTest {
  private static final Duration CPU = Duration.ofSeconds(20);

  @TempDir private Path temporary;

  @Test
  void arePlannedInLittleTimeAndMemory() throws Exception {
    Command command = Command.ofCheckout(temporary).within(CPU, "-Xmx128m");
    Finished plan = command.run("plan", Checkout.resource("million.conf").toString());
    assertThat(plan.status()).as(plan.toString()).isZero();
    assertThat(plan.out()).as(plan.toString()).anyMatch(line -> line.contains("1000000 points"));
  }
}
