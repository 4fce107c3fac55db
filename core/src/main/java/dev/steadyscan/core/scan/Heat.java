package dev.steadyscan.core.scan;

import dev.steadyscan.api.event.DeviceEvent.HeatReported;
import dev.steadyscan.api.event.ScanEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which devices are too hot, as they said last.
 *
 * <p>Thread-safe.
 */
public final class Heat {
  private final Map<String, Double> celsius = new TreeMap<>();

  /** Takes note of what a device says of its heat; other events are ignored. */
  public synchronized void on(ScanEvent event) {
    if (event instanceof HeatReported report && report.tooHot()) {
      celsius.put(report.device(), report.celsius());
    } else if (event instanceof HeatReported report) {
      celsius.remove(report.device());
    }
  }

  /** Which device is too hot, in words; empty if none is. */
  synchronized Optional<String> tooHot() {
    return celsius.entrySet().stream()
        .findFirst()
        .map(
            hot ->
                String.format(Locale.ROOT, "%s is too hot, %.0f °C", hot.getKey(), hot.getValue()));
  }
}
