package dev.steadyscan.api.pattern;

import java.util.List;

/**
 * The points of a scan, as a pure function of their index: {@link #step} MUST return an equal step
 * for an equal index, always, from any thread and in any order, and {@link #size} MUST NOT change.
 * A scan that is resumed depends on it. A pattern SHOULD compute steps and not store them: a
 * million points are not unusual.
 *
 * <p>Called from any thread, several at a time. It MUST NOT block: no files, no devices. A null or
 * an exception ends the scan by name.
 */
public interface Pattern {

  /** How many steps there are; 1 or more. */
  int size();

  /**
   * A step.
   *
   * @param index from 0 to {@code size() - 1}; nothing else is asked for
   */
  ScanStep step(int index);

  /** What a person should know of how the settings were read, one sentence each; may be empty. */
  default List<String> notes() {
    return List.of();
  }
}
