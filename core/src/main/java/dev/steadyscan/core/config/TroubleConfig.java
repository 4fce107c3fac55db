package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;

/**
 * The section {@code scan.trouble}.
 *
 * @param onFailure what is done when a picture was given up
 * @param failuresInARow so many pictures given up with none saved in between stop the scan; 0 for
 *     no limit
 * @param cameraOutOfService what is done when a camera goes out of service
 * @param maxWait how long the rig waits for what passes by itself
 */
public record TroubleConfig(
    FailureActions onFailure,
    @Setting(value = "pictures given up in a row that stop the scan, 0: any", min = 0, max = 1e9)
        int failuresInARow,
    @Setting("when a camera goes out of service") TroubleAction cameraOutOfService,
    @Setting(value = "how long a full disk or heat is waited for", min = 0, max = 604800)
        Duration maxWait) {

  /** What holds where nothing else is said. */
  public static TroubleConfig defaults() {
    return new TroubleConfig(
        FailureActions.all(TroubleAction.GO_ON), 50, TroubleAction.GO_ON, Duration.ofMinutes(30));
  }
}
