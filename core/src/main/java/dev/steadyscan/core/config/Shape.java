package dev.steadyscan.core.config;

import java.util.Map;

/** What the value of a key has to look like. */
sealed interface Shape {

  /** true or false. */
  record Flag() implements Shape {}

  /** A whole number that fits an int or a long. */
  record Whole(boolean isInt, Range range) implements Shape {}

  /** A number with a fraction. */
  record Real(Range range) implements Shape {}

  /** A text. */
  record Text() implements Shape {}

  /** A path of a file. */
  record File() implements Shape {}

  /** A duration with its unit; the range is in seconds. */
  record Time(Range range) implements Shape {}

  /** A size in memory with its unit; the range is in bytes. */
  record Bytes(Range range) implements Shape {}

  /** One of these words. */
  record Choice(Map<String, Object> words) implements Shape {}

  /** A section. */
  record Section(RecordSchema schema) implements Shape {}

  /** A list. */
  record ListOf(Shape element) implements Shape {}

  /** A section of names that the user chooses. */
  record MapOf(Shape value) implements Shape {}

  /** What may be missing. */
  record OptionalOf(Shape value) implements Shape {}

  /**
   * Which figures are allowed, ends included.
   *
   * @param unit for messages
   */
  record Range(double min, double max, String unit) {
    /** Whether every figure is allowed. */
    boolean isOpen() {
      return min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY;
    }

    boolean contains(double figure) {
      return figure >= min && figure <= max;
    }
  }
}
