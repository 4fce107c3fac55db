package dev.steadyscan.testkit;

import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of a {@link ScanListener}: extend it and run it with the other tests. */
public abstract class ScanListenerContract {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Calls calls = new Calls();

  /** For subclasses. */
  protected ScanListenerContract() {}

  /** The listener under test. */
  protected abstract ScanListener listener();

  /** Events of a later version. */
  private record UnknownEvent(Instant time) implements ScanEvent {}

  private record UnknownDeviceEvent(Instant time, String device) implements DeviceEvent {}

  @AfterEach
  void endTheCalls() {
    calls.end();
  }

  @Test
  void ignoresEventsThatItDoesNotKnow() {
    ScanListener listener = listener();
    List<ScanEvent> unknown =
        List.of(new UnknownEvent(Instant.EPOCH), new UnknownDeviceEvent(Instant.EPOCH, "left"));
    unknown.forEach(event -> calls.doWithin(LIMIT, "on", () -> listener.on(event)));
  }
}
