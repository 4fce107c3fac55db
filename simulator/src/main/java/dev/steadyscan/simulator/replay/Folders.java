package dev.steadyscan.simulator.replay;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the replay cameras of one run saw of their folders. A camera that is made anew during the
 * run gets what the first one saw: looking again could give its pictures other files.
 *
 * <p>Thread-safe.
 */
final class Folders {
  private final Map<ReplaySettings, Pictures> seen = new HashMap<>();

  /**
   * The pictures of a camera.
   *
   * @throws IOException if its folder, looked at for the first time, cannot be read
   */
  synchronized Pictures of(ReplaySettings settings) throws IOException {
    Pictures pictures = seen.get(settings);
    if (pictures == null) {
      pictures = Pictures.in(settings);
      seen.put(settings, pictures);
    }
    return pictures;
  }
}
