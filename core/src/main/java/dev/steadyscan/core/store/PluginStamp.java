package dev.steadyscan.core.store;

import java.util.Objects;

/**
 * Which build of a plugin took part in a scan.
 *
 * @param id the plugin's id
 * @param version its version
 * @param sha256 the digest of its zip, 64 hex digits
 */
public record PluginStamp(String id, String version, String sha256) {
  /** Checks. */
  public PluginStamp {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(sha256, "sha256");
  }
}
