package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import java.util.Objects;

/**
 * A picture that is safe: on disk under its final name, and its record synced.
 *
 * @param shot which picture
 * @param file its file, relative to the scan's folder, with forward slashes; empty where an
 *     embedding program took the picture over
 * @param bytes the file's size; of a picture taken over, the bytes it held in memory
 * @param sha256 the file's digest, 64 hex digits; empty where there is no file
 */
public record SavedShot(ShotId shot, String file, long bytes, String sha256) {
  /** Checks. */
  public SavedShot {
    Objects.requireNonNull(shot, "shot");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(sha256, "sha256");
  }
}
