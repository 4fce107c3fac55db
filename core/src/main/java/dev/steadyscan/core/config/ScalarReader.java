package dev.steadyscan.core.config;

import com.typesafe.config.ConfigValue;
import dev.steadyscan.core.config.Quantities.WrongQuantityException;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a value that is neither list nor section; what is wrong is said as a sentence's end. */
final class ScalarReader {
  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);
  private static final BigDecimal MOST = new BigDecimal("1e30");

  private ScalarReader() {}

  static Object read(Shape shape, ConfigValue value) throws WrongQuantityException {
    String text = Found.isScalar(value) ? Found.text(value).strip() : "";
    if (!Found.isScalar(value)) {
      throw new WrongQuantityException("it has to be " + expected(shape));
    } else if (shape instanceof Shape.Flag flag) {
      return flag(text, expected(flag));
    } else if (shape instanceof Shape.Whole whole) {
      return whole(text, whole);
    } else if (shape instanceof Shape.Real real) {
      return real(text, real.range());
    } else if (shape instanceof Shape.Time time) {
      return time(text, time.range());
    } else if (shape instanceof Shape.Bytes bytes) {
      return bytes(text, bytes.range());
    } else if (shape instanceof Shape.Choice choice) {
      return choice(text, choice.words());
    } else if (shape instanceof Shape.File) {
      return path(Found.text(value));
    }
    return Found.text(value);
  }

  /** What a value of this shape is. */
  static String expected(Shape shape) {
    if (shape instanceof Shape.Flag) {
      return "true or false";
    } else if (shape instanceof Shape.Whole) {
      return "a whole number";
    } else if (shape instanceof Shape.Real) {
      return "a number";
    } else if (shape instanceof Shape.Time) {
      return "a duration like 250 ms or 10 s";
    } else if (shape instanceof Shape.Bytes) {
      return "a size like 64 KiB or 256 MiB";
    } else if (shape instanceof Shape.Choice choice) {
      return oneOf(choice.words().keySet());
    } else if (shape instanceof Shape.ListOf) {
      return "a list like [ 1, 2 ]";
    } else if (shape instanceof Shape.Section || shape instanceof Shape.MapOf) {
      return "a section { ... }";
    }
    return shape instanceof Shape.File ? "a path" : "a text";
  }

  private static String oneOf(Set<String> words) {
    return words.size() == 1 ? words.iterator().next() : "one of " + String.join(", ", words);
  }

  private static boolean flag(String text, String expected) throws WrongQuantityException {
    Boolean flag = FLAGS.get(text.toLowerCase(Locale.ROOT));
    if (flag == null) {
      throw new WrongQuantityException("it has to be " + expected);
    }
    return flag;
  }

  private static Object whole(String text, Shape.Whole shape) throws WrongQuantityException {
    BigDecimal figure = figure(text, expected(shape), shape.range().unit());
    if (figure.abs().compareTo(MOST) < 0 && figure.stripTrailingZeros().scale() > 0) {
      throw new WrongQuantityException("it has to be a whole number");
    }
    long least = shape.isInt() ? Integer.MIN_VALUE : Long.MIN_VALUE;
    long most = shape.isInt() ? Integer.MAX_VALUE : Long.MAX_VALUE;
    if (figure.compareTo(BigDecimal.valueOf(least)) < 0
        || figure.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new WrongQuantityException("that is too large; " + most + " is the most");
    }
    check(shape.range(), figure.doubleValue(), "");
    return shape.isInt() ? (Object) figure.intValueExact() : (Object) figure.longValueExact();
  }

  private static double real(String text, Shape.Range range) throws WrongQuantityException {
    double figure = figure(text, "a number", range.unit()).doubleValue();
    if (!Double.isFinite(figure)) {
      throw new WrongQuantityException("that is too large for a number");
    }
    check(range, figure, "");
    return figure;
  }

  private static BigDecimal figure(String text, String expected, String unit)
      throws WrongQuantityException {
    return Quantities.number(text)
        .orElseThrow(
            () ->
                new WrongQuantityException(
                    "it has to be "
                        + expected
                        + (unit.isEmpty() ? "" : " in " + unit + ", without the unit")));
  }

  private static Duration time(String text, Shape.Range range) throws WrongQuantityException {
    Duration duration = Quantities.duration(text);
    check(range, duration.toNanos() / 1e9, " s");
    return duration;
  }

  private static long bytes(String text, Shape.Range range) throws WrongQuantityException {
    long bytes = Quantities.bytes(text);
    check(range, (double) bytes, " bytes");
    return bytes;
  }

  private static Object choice(String text, Map<String, Object> words)
      throws WrongQuantityException {
    Object word = words.get(text);
    if (word == null) {
      throw new WrongQuantityException(
          "it has to be " + oneOf(words.keySet()) + Suggestion.ifNear(text, words.keySet()));
    }
    return word;
  }

  private static Path path(String text) throws WrongQuantityException {
    try {
      if (text.isBlank()) {
        throw new InvalidPathException(text, "empty");
      }
      return Path.of(text);
    } catch (InvalidPathException e) {
      WrongQuantityException problem = new WrongQuantityException("it has to be a path");
      problem.initCause(e);
      throw problem;
    }
  }

  private static void check(Shape.Range range, double figure, String unit)
      throws WrongQuantityException {
    if (!range.contains(figure)) {
      throw new WrongQuantityException("it has to be " + text(range, unit));
    }
  }

  /** Which figures a range has. */
  static String text(Shape.Range range, String unit) {
    String min = Quantities.plain(range.min()) + unit;
    String max = Quantities.plain(range.max()) + unit;
    if (range.max() == Double.POSITIVE_INFINITY) {
      return min + " or more";
    }
    return range.min() == Double.NEGATIVE_INFINITY
        ? max + " or less"
        : "between " + min + " and " + max;
  }
}
