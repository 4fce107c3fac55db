package dev.steadyscan.core.config;

/**
 * Where the keys of a config were written: for problems that show only later, as a pattern that
 * cannot be made of its settings.
 *
 * <p>Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface ConfigPlaces {

  /** A problem at the place where {@code key}, or else the section around it, was written. */
  ConfigProblem problem(String key, String found, String message);

  /** The places of a config that was not read from a file. */
  static ConfigPlaces none() {
    return (key, found, message) -> new ConfigProblem("", 0, key, found, message);
  }
}
