package dev.steadyscan.api.error;

/** Who has to act so that an error does not come again. */
public enum Actor {
  /** The person who runs the scan: a config to mend, a disk to clear. */
  USER,
  /** Somebody at the device: a cable, a power supply, a jammed axis. */
  DEVICE,
  /** The author of a plugin. */
  PLUGIN,
  /** The makers of Steadyscan. */
  US
}
