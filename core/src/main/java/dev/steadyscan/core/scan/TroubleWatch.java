package dev.steadyscan.core.scan;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.core.config.TroubleAction;
import dev.steadyscan.core.config.TroubleConfig;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees pictures given up and cameras out of service, and says what the config wants done about it.
 *
 * <p>Thread-safe.
 */
public final class TroubleWatch {
  private final TroubleConfig config;
  private final Set<String> outOfService = new TreeSet<>();
  private Optional<Trouble> open = Optional.empty();
  private int inARow;

  /**
   * Something to be done: never {@code GO_ON}.
   *
   * @param camera whose trouble it is
   */
  record Trouble(TroubleAction action, String camera, String reason) {}

  /** Wired by {@code core.wiring}. */
  public TroubleWatch(TroubleConfig config) {
    this.config = config;
  }

  synchronized void saved() {
    inARow = 0;
  }

  synchronized void failed(ShotId shot, Failure failure) {
    String what = shot + " was given up, " + failure.kind() + ": " + failure.message();
    inARow++;
    raise(config.onFailure().of(failure.kind()), shot.camera(), what);
    if (inARow == config.failuresInARow()) {
      raise(
          TroubleAction.STOP,
          shot.camera(),
          inARow + " pictures in a row were given up (scan.trouble.failures-in-a-row); " + what);
    }
  }

  /** A camera is out of service, or in it; raised once for each time that it goes out. */
  synchronized void service(String camera, boolean out) {
    if (!out) {
      outOfService.remove(camera);
    } else if (outOfService.add(camera)) {
      raise(config.cameraOutOfService(), camera, "camera " + camera + " is out of service");
    }
  }

  /** What has to be done, once; where there is more than one thing, the gravest. */
  synchronized Optional<Trouble> take() {
    Optional<Trouble> trouble = open;
    open = Optional.empty();
    return trouble;
  }

  private void raise(TroubleAction action, String camera, String reason) {
    TroubleAction before = open.map(Trouble::action).orElse(TroubleAction.GO_ON);
    if (action.compareTo(before) > 0) {
      open = Optional.of(new Trouble(action, camera, reason));
    }
  }
}
