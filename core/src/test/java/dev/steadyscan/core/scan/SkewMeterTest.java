package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.ScanEvent.ExposureSkew;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SkewMeterTest {
  private static final Instant NOW = Instant.EPOCH;
  private final SkewMeter meter = new SkewMeter();

  @Test
  void givesTheSpanOfTheStampsOfEachShot() {
    meter.exposed(new ShotKey(3, "left", 0), 1_000_000);
    meter.exposed(new ShotKey(3, "right", 0), 3_500_000);
    meter.exposed(new ShotKey(3, "top", 0), 2_000_000);
    meter.exposed(new ShotKey(3, "left", 1), 9_000_000);
    meter.exposed(new ShotKey(3, "right", 1), 8_000_000);

    assertThat(meter.at(3, NOW))
        .containsExactly(
            new ExposureSkew(NOW, "main", 3, 0, Duration.ofNanos(2_500_000)),
            new ExposureSkew(NOW, "main", 3, 1, Duration.ofMillis(1)));
  }

  @Test
  void saysNothingOfOneCameraAlone() {
    meter.exposed(new ShotKey(3, "left", 0), 1_000_000);

    assertThat(meter.at(3, NOW)).isEmpty();
  }

  @Test
  void keepsPointsApartAndForgetsThoseThatAreOver() {
    meter.exposed(new ShotKey(3, "left", 0), 1);
    meter.exposed(new ShotKey(4, "right", 0), 100);
    meter.exposed(new ShotKey(3, "right", 0), 2);

    assertThat(meter.at(3, NOW))
        .extracting(ExposureSkew::skew)
        .containsExactly(Duration.ofNanos(1));
    assertThat(meter.at(3, NOW)).isEmpty();
    assertThat(meter.at(4, NOW)).isEmpty();
  }
}
