package dev.steadyscan.core.scan;

import java.util.OptionalLong;

/** How much room there is for the pictures. */
@FunctionalInterface
public interface DiskSpace {
  /**
   * Bytes that can be written; empty where the pictures go to no disk of ours.
   *
   * @throws dev.steadyscan.api.error.ScanException with {@code DISK} if it cannot be found out
   */
  OptionalLong usable();
}
