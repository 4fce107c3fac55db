package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStarted;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import java.util.List;
import java.util.Locale;

/** The decisions of a policy in short: retry, restart, replace, replace small, quarantine. */
final class Rungs {
  private Rungs() {}

  /** What was begun for a camera, in its order. */
  static List<String> of(Shooting shooting) {
    return shooting.events(RecoveryStarted.class).stream()
        .map(begun -> text(begun.decision()))
        .toList();
  }

  private static String text(RecoveryDecision decision) {
    String name = decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return decision instanceof Replace replace && replace.profile() == MemoryProfile.SMALL
        ? name + " small"
        : name;
  }
}
