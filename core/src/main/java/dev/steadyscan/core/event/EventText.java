package dev.steadyscan.core.event;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.Phase;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.recovery.RecoveryDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Events in words, one line each: for the scan's log and for the command. The words CAPTURING,
 * timeout and recovery are what people search a log for.
 */
public final class EventText {
  private EventText() {}

  /** The line; empty for what is not worth one. */
  public static Optional<String> line(ScanEvent event) {
    return event instanceof DeviceEvent device ? device(device) : scan(event);
  }

  private static Optional<String> scan(ScanEvent event) {
    if (event instanceof ScanEvent.ScanStarted e) {
      return line(
          "scan %s: %d points, %d shots%s",
          e.scan(), e.points(), e.shots(), e.where().isEmpty() ? "" : ", into " + e.where());
    } else if (event instanceof ScanEvent.ScanResumed e) {
      return line(
          "resumed: %d shots are there, %d to take at %d points",
          e.completed(), e.missing(), e.points());
    } else if (event instanceof ScanEvent.PassStarted e) {
      return line(
          e.repair() ? "repair pass: %2$d points have gaps" : "pass %s: %d points",
          e.pass(),
          e.points());
    } else if (event instanceof ScanEvent.PhaseEntered e) {
      return phase(e);
    } else if (event instanceof ScanEvent.ShotSaved e) {
      return line("%s: saved as %s (%s)", e.shot(), e.file(), size(e.bytes()));
    } else if (event instanceof ScanEvent.ShotFailed e) {
      return line("%s: FAILED, %s: %s", e.shot(), e.failure().kind(), e.failure().message());
    } else if (event instanceof ScanEvent.ShotSuspect e) {
      return line("%s: SUSPECT, is taken again: %s", e.shot(), e.reason());
    } else if (event instanceof ScanEvent.Waiting e) {
      return line("waiting: %s", e.reason());
    } else if (event instanceof ScanEvent.WaitOver e) {
      return line("going on after %s: %s", text(e.waited()), e.reason());
    } else if (event instanceof ScanEvent.Paused) {
      return line("paused");
    } else if (event instanceof ScanEvent.Continued e) {
      return line("continued after %s", text(e.paused()));
    } else if (event instanceof ScanEvent.EventsDropped e) {
      return line("%d events were dropped here: the listener was too slow", e.count());
    } else if (event instanceof ScanEvent.ScanEnded e) {
      return line(
          "scan %s: %d of %d shots taken, %d failed%s",
          e.state(),
          e.completed(),
          e.planned(),
          e.failed(),
          e.reason().isEmpty() ? "" : ": " + e.reason());
    }
    return Optional.empty();
  }

  private static Optional<String> phase(ScanEvent.PhaseEntered e) {
    String step = e.step().isPresent() ? "step " + e.step().getAsInt() + ": " : "";
    return switch (e.phase()) {
      case POSITIONING -> line("%s%s to %s", step, Phase.POSITIONING, text(e.target()));
      case HOMING, SAVING -> line("%s%s", step, e.phase());
      case SETTLING, CAPTURING -> Optional.empty();
    };
  }

  private static Optional<String> device(DeviceEvent event) {
    if (event instanceof DeviceEvent.AttemptStarted e) {
      return line("%s: CAPTURING, attempt %d", e.shot(), e.shot().attempt());
    } else if (event instanceof DeviceEvent.AttemptFailed e) {
      return line(
          "%s: attempt %d failed, %s %s: %s",
          e.shot(),
          e.shot().attempt(),
          e.failure().operation(),
          e.failure().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          e.failure().message());
    } else if (event instanceof DeviceEvent.FrameTaken e) {
      return line("%s: taken at attempt %d in %s", e.shot(), e.shot().attempt(), text(e.took()));
    } else if (event instanceof DeviceEvent.RecoveryStarted e) {
      return line("%s: recovery begins: %s", e.device(), text(e.decision()));
    } else if (event instanceof DeviceEvent.RecoveryStepDone e) {
      return line("%s: recovery: %s (%s)", e.device(), done(e.step()), text(e.took()));
    } else if (event instanceof DeviceEvent.RecoveryStepFailed e) {
      return line(
          "%s: recovery: %s failed, %s: %s",
          e.device(), e.step(), e.failure().kind(), e.failure().message());
    } else if (event instanceof DeviceEvent.RecoveryEnded e) {
      return line(
          "%s: recovery %s after %s",
          e.device(), e.completed() ? "completed" : "failed", text(e.took()));
    } else if (event instanceof DeviceEvent.SettingsLocked e) {
      return line("%s: locked for the whole scan: %s", e.device(), text(e.settings()));
    } else if (event instanceof DeviceEvent.HeatReported e) {
      return line("%s: %.0f °C%s", e.device(), e.celsius(), e.tooHot() ? ", too hot" : "");
    } else if (event instanceof DeviceEvent.Note e) {
      return line("%s: %s", e.device(), e.text());
    }
    return Optional.empty();
  }

  /** A decision in words. */
  public static String text(RecoveryDecision decision) {
    if (decision instanceof RecoveryDecision.Retry d) {
      return "retry after " + text(d.delay());
    } else if (decision instanceof RecoveryDecision.Restart d) {
      return String.format(
          "stop, clear, wait %s, start, wait %s",
          text(d.waitAfterStop()), text(d.waitAfterStart()));
    } else if (decision instanceof RecoveryDecision.Replace d) {
      return "replace the camera, memory " + d.profile().name().toLowerCase(Locale.ROOT);
    } else if (decision instanceof RecoveryDecision.Quarantine d) {
      return "out of service for " + text(d.probeAfter());
    }
    return "give up: " + ((RecoveryDecision.GiveUp) decision).reason();
  }

  /** Settings in words: {@code exposure 8.3 ms, gain 1.5, focus 2 dioptres}. */
  public static String text(ShotSettings settings) {
    List<String> values = new ArrayList<>();
    settings
        .exposure()
        .ifPresent(e -> values.add("exposure " + trimmed(e.toNanos() / 1e6) + " ms"));
    settings.gain().ifPresent(gain -> values.add("gain " + trimmed(gain)));
    settings.focus().ifPresent(focus -> values.add("focus " + trimmed(focus) + " dioptres"));
    settings
        .whiteBalance()
        .ifPresent(
            w -> values.add("white balance " + trimmed(w.red()) + " / " + trimmed(w.blue())));
    return values.isEmpty() ? "nothing" : String.join(", ", values);
  }

  /** A duration in words: {@code 250 ms}, {@code 2.5 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    } else if (millis < 60_000) {
      return trimmed(millis / 1000.0) + " s";
    } else if (millis < 3_600_000) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }

  /** A position in words: {@code height 50, rotation 10}. */
  public static String text(Position position) {
    return position.axes().entrySet().stream()
        .map(axis -> axis.getKey() + " " + trimmed(axis.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Bytes in words: {@code 48 KiB}. */
  public static String size(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, value < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static String done(String step) {
    return switch (step) {
      case "stop" -> "stopped";
      case "clear" -> "cleared";
      case "start" -> "started";
      case "close" -> "closed";
      case "open" -> "opened";
      case "configure" -> "configured";
      default -> step;
    };
  }

  private static Optional<String> line(String format, Object... arguments) {
    return Optional.of(String.format(Locale.ROOT, format, arguments));
  }
}
