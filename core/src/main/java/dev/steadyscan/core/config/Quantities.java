package dev.steadyscan.core.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures as people write them: {@code 12}, {@code 250 ms}, {@code 2 MiB}. */
final class Quantities {
  private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?";
  private static final Pattern FIGURE = Pattern.compile(NUMBER);
  private static final Pattern WITH_UNIT = Pattern.compile("(" + NUMBER + ")\\s*([A-Za-z]*)");
  private static final int LONGEST = 60;
  private static final BigDecimal LONGEST_NANOS =
      BigDecimal.valueOf(Duration.ofDays(10_000).toNanos());

  private static final Map<String, Long> TIME =
      units(
          Map.of(
              "ns nano nanos nanosecond nanoseconds", 1L,
              "us micro micros microsecond microseconds", 1_000L,
              "ms milli millis millisecond milliseconds", 1_000_000L,
              "s second seconds", 1_000_000_000L,
              "m min minute minutes", 60_000_000_000L,
              "h hour hours", 3_600_000_000_000L,
              "d day days", 86_400_000_000_000L));
  private static final Map<String, Long> SIZE =
      units(
          Map.of(
              "B b byte bytes", 1L,
              "kB kilobyte kilobytes", 1_000L,
              "MB megabyte megabytes", 1_000_000L,
              "GB gigabyte gigabytes", 1_000_000_000L,
              "TB terabyte terabytes", 1_000_000_000_000L,
              "KiB K k Ki kibibyte kibibytes", 1L << 10,
              "MiB M m Mi mebibyte mebibytes", 1L << 20,
              "GiB G g Gi gibibyte gibibytes", 1L << 30,
              "TiB T t Ti tebibyte tebibytes", 1L << 40));

  private Quantities() {}

  private static Map<String, Long> units(Map<String, Long> factors) {
    return factors.entrySet().stream()
        .flatMap(one -> Stream.of(one.getKey().split(" ")).map(name -> Map.entry(name, one)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> one.getValue().getValue()));
  }

  /** What is wrong with a figure: follows the name of the key and what was found. */
  static final class WrongQuantityException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongQuantityException(String message) {
      super(message);
    }
  }

  /** A number; empty if the text is none, infinite and not-a-number among them. */
  static Optional<BigDecimal> number(String text) {
    return text.length() <= LONGEST && FIGURE.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  static Duration duration(String text) throws WrongQuantityException {
    BigDecimal nanos = withUnit(text, TIME, "a duration", "250 ms or 10 s");
    if (nanos.abs().compareTo(LONGEST_NANOS) > 0) {
      throw new WrongQuantityException("a duration is 10000 days at most");
    }
    return Duration.ofNanos(nanos.longValue());
  }

  static long bytes(String text) throws WrongQuantityException {
    BigDecimal bytes = withUnit(text, SIZE, "a size", "64 KiB or 256 MiB");
    if (bytes.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new WrongQuantityException("a size is 8 EiB at most");
    }
    return bytes.longValue();
  }

  private static BigDecimal withUnit(
      String text, Map<String, Long> units, String what, String example)
      throws WrongQuantityException {
    Matcher parts = WITH_UNIT.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      throw new WrongQuantityException("it has to be " + what + " like " + example);
    }
    String unit = parts.group(2);
    if (unit.isEmpty()) {
      throw new WrongQuantityException("the unit is missing; write " + what + " like " + example);
    }
    Long factor = units.get(unit);
    if (factor == null) {
      throw new WrongQuantityException(
          "the unit " + unit + " is not known; write " + what + " like " + example);
    }
    return new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(factor));
  }

  /** {@code 0.25 s} for people. */
  static String seconds(double seconds) {
    return plain(seconds) + " s";
  }

  /** A figure without a fraction where it has none. */
  static String plain(double figure) {
    return Double.isFinite(figure)
        ? BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString()
        : String.valueOf(figure);
  }

  /** A duration for people. */
  static String print(Duration duration) {
    return seconds(duration.toMillis() / 1e3);
  }
}
