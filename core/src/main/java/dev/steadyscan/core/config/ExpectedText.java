package dev.steadyscan.core.config;

import java.util.stream.Collectors;

/** Says what a value has to be, in few words: for a table. */
final class ExpectedText {
  private ExpectedText() {}

  static String of(Shape shape) {
    if (shape instanceof Shape.OptionalOf optional) {
      return of(optional.value());
    } else if (shape instanceof Shape.ListOf list) {
      return "list, each " + of(list.element());
    } else if (shape instanceof Shape.MapOf map) {
      return "names of your own, each " + of(map.value());
    } else if (shape instanceof Shape.Section) {
      return "section";
    } else if (shape instanceof Shape.Whole whole) {
      return "whole number" + with(whole.range(), "");
    } else if (shape instanceof Shape.Real real) {
      return "number" + with(real.range(), "");
    } else if (shape instanceof Shape.Time time) {
      return "duration" + with(time.range(), " s");
    } else if (shape instanceof Shape.Bytes bytes) {
      return "size" + with(bytes.range(), " B");
    } else if (shape instanceof Shape.Choice choice) {
      return choice.words().keySet().stream().collect(Collectors.joining(" | "));
    } else if (shape instanceof Shape.Flag) {
      return "true | false";
    }
    return shape instanceof Shape.File ? "path" : "text";
  }

  private static String with(Shape.Range range, String unit) {
    String named = unit.isEmpty() && !range.unit().isEmpty() ? " in " + range.unit() : "";
    boolean notNegative = range.min() == 0 && range.max() == Double.POSITIVE_INFINITY;
    boolean plain = range.isOpen() || (notNegative && !unit.isEmpty());
    return plain ? named : named + ", " + ScalarReader.text(range, unit);
  }
}
