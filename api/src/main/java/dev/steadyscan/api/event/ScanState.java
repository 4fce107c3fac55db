package dev.steadyscan.api.event;

import java.util.Locale;

/** Where a scan stands. */
public enum ScanState {
  /** It runs, or its process died while it ran. */
  RUNNING,
  /** Every shot was taken. */
  COMPLETED,
  /** It went through, and shots are missing. */
  GAPS,
  /** A device, a plugin or the disk ended it. */
  STOPPED,
  /** It was cancelled by a person or a signal. */
  INTERRUPTED;

  /** The form that stands in files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
