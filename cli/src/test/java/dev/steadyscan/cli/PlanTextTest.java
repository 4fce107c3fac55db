package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.core.scan.ScanPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  @Test
  void tellsPointsTravelTimeAndDisk() {
    Map<String, String> cameras = new LinkedHashMap<>();
    cameras.put("left", "simulated camera");
    cameras.put("right", "simulated camera");
    Map<String, Double> travel = new LinkedHashMap<>();
    travel.put("height", 150.0);
    travel.put("rotation", 1400.04);
    ScanPlan plan =
        new ScanPlan(
            "demo",
            "cylindrical",
            List.of("a whole turn leaves its end out"),
            144,
            cameras,
            288,
            travel,
            Duration.ofSeconds(2),
            Duration.ofSeconds(63),
            Duration.ofMillis(4320),
            Duration.ofMillis(14400),
            300L << 20);
    assertThat(PlanText.lines(plan, Path.of("scans")))
        .containsExactly(
            "scan      demo",
            "pattern   cylindrical  144 points",
            "                       a whole turn leaves its end out",
            "pictures  288          of 2 cameras",
            "camera    left         simulated camera",
            "camera    right        simulated camera",
            "travel    height       150 mm",
            "travel    rotation     1400 degrees",
            "time      homing       2 s",
            "          moves        1 min 3 s",
            "          settling     4.32 s",
            "          pictures     14.4 s",
            "          total        1 min 23 s, if nothing has to be recovered",
            "disk      300 MiB      at most, in scans");
  }
}
