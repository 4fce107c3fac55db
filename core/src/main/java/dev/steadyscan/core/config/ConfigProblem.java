package dev.steadyscan.core.config;

/**
 * One thing that is wrong with a config.
 *
 * <p>Immutable and thread-safe.
 *
 * @param file the file as it was named, {@code --set key=value} for a value of the command line, or
 *     empty where there is neither
 * @param line counted from 1; 0 where there is none
 * @param key the full path of the key, empty where the problem is not with one
 * @param found what stands there, as written; may be empty
 * @param message what is wrong and what would be right: one sentence without the place
 */
public record ConfigProblem(String file, int line, String key, String found, String message) {

  /** The same of a place that has no lines. */
  ConfigProblem withoutLine() {
    return new ConfigProblem(file, 0, key, found, message);
  }

  /** {@code file:line: message}, in one line and without what acts on a terminal. */
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    return PlainText.of(place.isEmpty() ? message : place + ": " + message);
  }
}
