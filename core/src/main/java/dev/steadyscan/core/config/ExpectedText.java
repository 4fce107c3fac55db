package dev.steadyscan.core.config;

import java.util.stream.Collectors;

/** Says what a value has to be, in full. */
final class ExpectedText {
  private ExpectedText() {}

  static String of(Shape shape) {
    if (shape instanceof Shape.OptionalOf optional) {
      return of(optional.value());
    } else if (shape instanceof Shape.ListOf list) {
      return "a list, each " + of(list.element());
    } else if (shape instanceof Shape.MapOf map) {
      return "a section of names, each " + of(map.value());
    } else if (shape instanceof Shape.Section section) {
      return section.schema().keys().stream().collect(Collectors.joining(", ", "{ ", " }"));
    } else if (shape instanceof Shape.Whole whole) {
      return ScalarReader.expected(shape) + with(whole.range(), "");
    } else if (shape instanceof Shape.Real real) {
      return ScalarReader.expected(shape) + with(real.range(), "");
    } else if (shape instanceof Shape.Time time) {
      return ScalarReader.expected(shape) + with(time.range(), " s");
    } else if (shape instanceof Shape.Bytes bytes) {
      return ScalarReader.expected(shape) + with(bytes.range(), " bytes");
    }
    return ScalarReader.expected(shape);
  }

  private static String with(Shape.Range range, String unit) {
    String named = unit.isEmpty() && !range.unit().isEmpty() ? " in " + range.unit() : "";
    return range.isOpen() ? named : named + ", " + ScalarReader.text(range, unit);
  }
}
