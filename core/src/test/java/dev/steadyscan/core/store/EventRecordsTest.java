package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.event.DeviceEvent.SettingsLocked;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanEvent.ExposureSkew;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventRecordsTest {
  private static final Instant NOW = Instant.EPOCH;

  @Test
  void recordsWhatACameraLocked() {
    ShotSettings settings =
        ShotSettings.builder()
            .exposure(Duration.ofMillis(8))
            .gain(1.5)
            .focus(2)
            .whiteBalance(new WhiteBalance(2.1, 1.25))
            .build();

    assertRecords(
        new SettingsLocked(NOW, "left", settings),
        "settings",
        "{\"device\":\"left\",\"exposure-seconds\":0.008,\"gain\":1.5,\"focus-dioptres\":2.0,"
            + "\"white-balance\":{\"red\":2.1,\"blue\":1.25}}");
  }

  @Test
  void recordsTheSkewOfAPoint() {
    assertRecords(
        new ExposureSkew(NOW, "main", 70, 0, Duration.ofMillis(12)),
        "skew",
        "{\"pass\":\"main\",\"step\":70,\"shot\":0,\"seconds\":0.012}");
  }

  @Test
  void recordsNoEventThatItDoesNotKnow() {
    assertThat(EventRecords.of(() -> NOW)).isEmpty();
  }

  private static void assertRecords(ScanEvent event, String kind, String body) {
    JournalRecord record = EventRecords.of(event).orElseThrow();
    assertThat(record.kind()).isEqualTo(kind);
    assertThat(record.time()).isEqualTo(NOW);
    assertThat(record.body()).hasToString(body);
  }
}
