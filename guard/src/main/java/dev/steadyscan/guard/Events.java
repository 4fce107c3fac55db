package dev.steadyscan.guard;

import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a device's events to a sink that may throw. Thread-safe if the sink is. */
final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final String device;
  private final TimeSource time;
  private final Consumer<? super DeviceEvent> sink;

  Events(String device, TimeSource time, Consumer<? super DeviceEvent> sink) {
    this.device = device;
    this.time = time;
    this.sink = sink;
  }

  Instant now() {
    return time.instant();
  }

  String device() {
    return device;
  }

  void tell(DeviceEvent event) {
    try {
      sink.accept(event);
    } catch (Throwable anything) {
      LOG.warn("{}: the sink of its events threw at {}", device, event, anything);
    }
  }

  void info(String text) {
    tell(new Note(now(), device, Severity.INFO, text));
  }

  void warn(String text) {
    tell(new Note(now(), device, Severity.WARNING, text));
  }

  /** For {@link CallRegistry.LateReturns}. */
  void late(String call, Duration after, Optional<Throwable> problem) {
    info(
        String.format(
            "%s came back after %s, too late; %s",
            call,
            Texts.of(after),
            problem.map(thrown -> "it threw " + Texts.of(thrown)).orElse("its result is dropped")));
  }
}
