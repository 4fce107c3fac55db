package dev.steadyscan.core.store;

import java.util.Objects;

/**
 * A file of a picture, as the journal has it. Immutable.
 *
 * @param companion the companion's name; empty for the picture itself
 * @param file its name relative to the scan's folder, with forward slashes; it never leads out of
 *     {@code images/}, and no part of it begins with a dot
 * @param bytes its size
 * @param sha256 the digest of its bytes, 64 hex digits
 */
public record RecordedFile(String companion, String file, long bytes, String sha256) {
  /** Checks: it is opened and may be written over. */
  public RecordedFile {
    Objects.requireNonNull(companion, "companion");
    if (!file.startsWith(ScanFolder.IMAGES + "/")
        || file.contains("\\")
        || file.contains("//")
        || file.contains("/.")
        || file.endsWith("/")) {
      throw new IllegalArgumentException("its file is '" + file + "', which is not in images/");
    }
    if (bytes < 0 || sha256.length() != 64) {
      throw new IllegalArgumentException("its file " + file + " has no size or no digest");
    }
  }
}
