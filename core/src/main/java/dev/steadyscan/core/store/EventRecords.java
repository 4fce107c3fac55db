package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.event.DeviceEvent.RecoveryEnded;
import dev.steadyscan.api.event.DeviceEvent.SettingsLocked;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanEvent.Continued;
import dev.steadyscan.api.event.ScanEvent.ExposureSkew;
import dev.steadyscan.api.event.ScanEvent.Paused;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import java.util.Locale;
import java.util.Optional;

/**
 * The journal's records of events: recoveries that are over, settings that were locked, the skew of
 * exposures, pauses and their ends.
 */
final class EventRecords {
  private EventRecords() {}

  static Optional<JournalRecord> of(ScanEvent event) {
    if (event instanceof RecoveryEnded ended) {
      return Optional.of(new JournalRecord("recovery", ended.time(), recovery(ended)));
    }
    if (event instanceof SettingsLocked locked) {
      return Optional.of(new JournalRecord("settings", locked.time(), settings(locked)));
    }
    if (event instanceof ExposureSkew skew) {
      return Optional.of(new JournalRecord("skew", skew.time(), skew(skew)));
    }
    if (event instanceof Paused) {
      return Optional.of(
          new JournalRecord("pause", event.time(), Json.object().put("state", "paused")));
    }
    if (event instanceof Continued continued) {
      ObjectNode body = Json.object().put("state", "continued");
      body.put("seconds", Json.seconds(continued.paused()));
      return Optional.of(new JournalRecord("pause", event.time(), body));
    }
    return Optional.empty();
  }

  private static ObjectNode recovery(RecoveryEnded ended) {
    ObjectNode body = Json.object();
    body.put("device", ended.device());
    body.put("kind", ended.failure().kind().name());
    body.put("operation", ended.failure().operation());
    body.put("reason", ended.failure().message());
    Json.evidence(body, ended.failure().evidence());
    body.set("decision", decision(ended.decision()));
    body.put("completed", ended.completed());
    body.put("seconds", Json.seconds(ended.took()));
    return body;
  }

  private static ObjectNode settings(SettingsLocked locked) {
    ObjectNode body = Json.object().put("device", locked.device());
    ShotSettings settings = locked.settings();
    settings.exposure().ifPresent(value -> body.put("exposure-seconds", Json.seconds(value)));
    settings.gain().ifPresent(value -> body.put("gain", value));
    settings.focus().ifPresent(value -> body.put("focus-dioptres", value));
    settings.whiteBalance().ifPresent(value -> Json.whiteBalance(body, value));
    return body;
  }

  /**
   * Reads what a {@code settings} record says.
   *
   * @throws IllegalArgumentException if a value is not what it can be
   */
  static ShotSettings lockedSettings(Fields body) {
    ShotSettings.Builder settings = ShotSettings.builder();
    body.maybeSeconds("exposure-seconds").ifPresent(settings::exposure);
    body.maybeDecimal("gain").ifPresent(settings::gain);
    body.maybeDecimal("focus-dioptres").ifPresent(settings::focus);
    if (body.has("white-balance")) {
      Fields balance = body.object("white-balance");
      settings.whiteBalance(new WhiteBalance(balance.decimal("red"), balance.decimal("blue")));
    }
    return settings.build();
  }

  private static ObjectNode skew(ExposureSkew skew) {
    return Json.object()
        .put("pass", skew.pass())
        .put("step", skew.step())
        .put("shot", skew.shot())
        .put("seconds", Json.seconds(skew.skew()));
  }

  private static ObjectNode decision(RecoveryDecision decision) {
    ObjectNode node = Json.object();
    if (decision instanceof Retry retry) {
      node.put("name", "retry").put("wait-seconds", Json.seconds(retry.delay()));
    } else if (decision instanceof Restart restart) {
      node.put("name", "restart");
      node.put("wait-after-stop-seconds", Json.seconds(restart.waitAfterStop()));
      node.put("wait-after-start-seconds", Json.seconds(restart.waitAfterStart()));
    } else if (decision instanceof Replace replace) {
      node.put("name", "replace");
      node.put("memory", replace.profile().name().toLowerCase(Locale.ROOT));
    } else if (decision instanceof Quarantine quarantine) {
      node.put("name", "quarantine");
      node.put("probe-after-seconds", Json.seconds(quarantine.probeAfter()));
    } else if (decision instanceof GiveUp giveUp) {
      node.put("name", "give-up").put("reason", giveUp.reason());
    }
    return node;
  }
}
