package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a scan before its first move and does not change any more: the first record of
 * its journal. Immutable and thread-safe.
 *
 * @param id the scan's id, the one in every {@link dev.steadyscan.api.ShotId} of it
 * @param name the scan's name, {@code [a-z0-9][a-z0-9-]*}: the folder is named by it
 * @param api the version of Steadyscan, which is that of its API
 * @param plugins the plugins that take part
 * @param patternType the pattern's type in the config
 * @param patternSize its number of steps
 * @param patternSha256 the digest over its steps, 64 hex digits
 * @param plannedShots pictures to take, over all passes
 * @param plannedPoints points to visit, over all passes
 * @param config the config, fully resolved
 * @param started when the scan began; the folder is named by it, in UTC
 */
public record ScanHeader(
    String id,
    String name,
    String api,
    List<PluginStamp> plugins,
    String patternType,
    int patternSize,
    String patternSha256,
    int plannedShots,
    int plannedPoints,
    ObjectNode config,
    Instant started) {

  /** Checks and copies. */
  public ScanHeader {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(api, "api");
    Objects.requireNonNull(patternType, "patternType");
    Objects.requireNonNull(patternSha256, "patternSha256");
    Objects.requireNonNull(started, "started");
    plugins = List.copyOf(plugins);
    config = config.deepCopy();
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException("a scan cannot be named '" + name + "'");
    }
  }

  /** A copy of the config, fully resolved. */
  @Override
  public ObjectNode config() {
    return config.deepCopy();
  }
}
