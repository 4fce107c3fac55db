package dev.steadyscan.guard.policy;

import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The waits and bounds of the policy {@code escalate}.
 *
 * @param retryDelay before a retry
 * @param waitAfterStop between clear and start, at the first restart of an episode
 * @param waitAfterStart between start and the next capture, at both restarts
 * @param backoff added to {@code waitAfterStop} at the second restart
 * @param maxReplacements how often the camera may be replaced within its last 50 shots; 0 or more
 * @param probeAfter how long the first quarantine of an episode is, the second ..., the last and
 *     all that follow; none is shorter than the one before
 */
public record EscalateSettings(
    @Setting(value = "wait before a retry", min = 0) Duration retryDelay,
    @Setting(value = "wait between clear and start", min = 0) Duration waitAfterStop,
    @Setting(value = "wait between start and the next capture", min = 0) Duration waitAfterStart,
    @Setting(value = "added to wait-after-stop at the second restart", min = 0) Duration backoff,
    @Setting(value = "replacements within 50 shots before the quarantine", min = 0)
        int maxReplacements,
    @Setting("lengths of the first quarantine, the second ..., the last and all further ones")
        List<Duration> probeAfter) {

  /** Checks and copies. */
  public EscalateSettings {
    probeAfter = List.copyOf(probeAfter);
    Stream.concat(
            Stream.of(retryDelay, waitAfterStop, waitAfterStart, backoff), probeAfter.stream())
        .filter(Duration::isNegative)
        .forEach(
            wait -> {
              throw new IllegalArgumentException("a wait cannot be negative: " + wait);
            });
    if (maxReplacements < 0) {
      throw new IllegalArgumentException("max-replacements cannot be negative: " + maxReplacements);
    }
    if (probeAfter.isEmpty()) {
      throw new IllegalArgumentException("probe-after needs one length at least");
    }
    for (int i = 1; i < probeAfter.size(); i++) {
      if (probeAfter.get(i).compareTo(probeAfter.get(i - 1)) < 0) {
        throw new IllegalArgumentException(
            String.format(
                "probe-after has to grow, but %d s follow %d s",
                probeAfter.get(i).toSeconds(), probeAfter.get(i - 1).toSeconds()));
      }
    }
  }
}
