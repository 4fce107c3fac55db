package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.scan.PreparedScan;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.store.PluginStamp;
import dev.steadyscan.core.store.ScanHeader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * A scan that begins anew.
 *
 * @param plugins the plugins that take part
 */
record NewScan(List<PluginStamp> plugins, TimeSource time) implements Beginning {
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Override
  public ScanHeader header(PreparedScan scan) {
    Instant now = time.instant();
    String name = scan.config().name();
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return new ScanHeader(
        name + "-" + ID_TIME.format(now) + "-" + unique,
        name,
        Version.current(),
        plugins,
        scan.pattern().name(),
        scan.pattern().size(),
        scan.survey().sha256(),
        Math.toIntExact(scan.shots()),
        scan.pattern().size(),
        scan.config().resolved(),
        now);
  }

  @Override
  public Remaining remaining(PreparedScan scan) {
    return Remaining.all(scan);
  }
}
