package dev.steadyscan.core.plugin;

import java.time.Duration;

/**
 * What a plugin may take before it is refused.
 *
 * @param zipBytes of a zip
 * @param entries files and folders in a zip
 * @param entryBytes of one file, unpacked
 * @param totalBytes of all files of a zip, unpacked
 * @param file how long reading and unpacking one zip may take
 * @param call how long one call into a plugin may take: start, stop, a constructor, {@code name()}
 */
public record PluginLimits(
    long zipBytes, int entries, long entryBytes, long totalBytes, Duration file, Duration call) {

  /** 256 MiB a zip, 5,000 entries, 256 MiB a file, 512 MiB in all; 60 s to unpack, 10 s a call. */
  public static PluginLimits defaults() {
    long mib = 1 << 20;
    return new PluginLimits(
        256 * mib, 5_000, 256 * mib, 512 * mib, Duration.ofSeconds(60), Duration.ofSeconds(10));
  }

  /** These limits with another one for calls. */
  public PluginLimits withCall(Duration limit) {
    return new PluginLimits(zipBytes, entries, entryBytes, totalBytes, file, limit);
  }
}
