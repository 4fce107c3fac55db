package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.DeviceEvent.HeatReported;
import dev.steadyscan.testkit.ManualTime;
import dev.steadyscan.testkit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostHeatTest {
  @TempDir Path root;
  private final ManualTime time = new ManualTime();
  private TestContext context;
  private HostHeat heat;

  @BeforeEach
  void setUp() {
    context = new TestContext("left", time, root);
    heat = new HostHeat(new HostHealth(root), 85, context);
  }

  @AfterEach
  void tearDown() {
    context.close();
  }

  @Test
  void tellsOnceThatItIsTooHotAndOnceThatItHasCooledDown() throws IOException {
    look("84900");
    assertThat(told()).isEmpty();

    look("85000");
    look("88000");
    assertThat(told()).containsExactly("true 85");

    look("80000");
    assertThat(told()).as("not cool enough yet").containsExactly("true 85");
    look("79900");
    look("84000");
    assertThat(told()).containsExactly("true 85", "false 80");
  }

  @Test
  void looksNoMoreOftenThanEveryTwoSeconds() throws IOException {
    look("50000");
    write("90000");
    time.advance(Duration.ofMillis(1999));
    heat.look(() -> true);
    assertThat(told()).isEmpty();

    time.advance(Duration.ofMillis(1));
    heat.look(() -> true);
    assertThat(told()).containsExactly("true 90");
  }

  @Test
  void aHostThatTellsNothingIsNeverTooHot() {
    heat.look(() -> true);
    heat.over();

    assertThat(told()).isEmpty();
  }

  @Test
  void aHostThatTellsNothingAnyMoreHoldsNobodyUpPastTheEnd() throws IOException {
    look("91000");
    Files.delete(root.resolve("sys/class/thermal/thermal_zone0/temp"));
    heat.over();
    heat.over();

    assertThat(told()).containsExactly("true 91", "false 91");
  }

  @Test
  void aHostThatFallsSilentIsNotWaitedFor() throws IOException {
    look("91000");
    for (int looks = 1; looks < 5; looks++) {
      look("");
    }
    assertThat(told()).containsExactly("true 91");

    look("");
    assertThat(told()).containsExactly("true 91", "false 91");
    look("91000");
    assertThat(told()).hasSize(3).last().isEqualTo("true 91");
  }

  @Test
  void aBeatThatWasMissedDoesNotMakeAHotHostCool() throws IOException {
    look("86000");
    heat.over();
    look("83000");
    look("79000");

    assertThat(told()).containsExactly("true 86", "false 86", "true 83", "false 79");
  }

  private void look(String milliCelsius) throws IOException {
    write(milliCelsius);
    time.advance(Duration.ofSeconds(2));
    heat.look(() -> true);
  }

  private void write(String milliCelsius) throws IOException {
    Path file = root.resolve("sys/class/thermal/thermal_zone0/temp");
    Files.createDirectories(file.getParent());
    Files.writeString(file, milliCelsius);
  }

  private List<String> told() {
    return context.events().stream()
        .map(HeatReported.class::cast)
        .map(report -> report.tooHot() + " " + Math.round(report.celsius()))
        .toList();
  }
}
