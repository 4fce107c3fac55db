package dev.steadyscan.camera.picamera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the computer is that the cameras hang on: power, temperature and memory, where its system
 * tells them. A Raspberry Pi that is too hot or has too little voltage loses cameras first. CMA is
 * the memory that drivers of a Pi 4 take their buffers from.
 *
 * <p>Immutable and thread-safe. It reads files of the kernel, which do not block.
 */
final class HostHealth {
  /** What the firmware of a Raspberry Pi says of its power, as bits in hexadecimal. */
  private static final String THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled";

  /** On a Raspberry Pi 5 the firmware stands under another bus. */
  private static final String THROTTLED_PI5 =
      "sys/devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled";

  private static final String TEMPERATURE = "sys/class/thermal/thermal_zone0/temp";
  private static final String MEMORY = "proc/meminfo";

  private static final double HOT_CELSIUS = 80;
  private static final long LITTLE_MEMORY_KIB = 200_000;
  private static final int BEFORE = 16;

  private final Path root;

  /** Reads below this folder: {@code /}, but for tests. */
  HostHealth(Path root) {
    this.root = root;
  }

  /**
   * What is known.
   *
   * @param figures one line for a person, empty if nothing is known
   * @param warnings what should be mended, one sentence each
   */
  record Report(String figures, List<String> warnings) {
    /** Copies. */
    Report {
      warnings = List.copyOf(warnings);
    }

    /** Everything, for the evidence of a failure. */
    List<String> lines() {
      List<String> lines = new ArrayList<>(warnings);
      if (!figures.isEmpty()) {
        lines.add(0, figures);
      }
      return lines;
    }
  }

  /** Looks. */
  Report report() {
    List<String> figures = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    celsius().ifPresent(celsius -> temperature(celsius, figures, warnings));
    memory("MemAvailable:").ifPresent(kib -> memory(kib, figures, warnings));
    memory("CmaFree:").ifPresent(kib -> figures.add(kib / 1024 + " MiB free for cameras (CMA)"));
    throttled().ifPresent(bits -> throttled(bits, figures, warnings));
    String all = figures.isEmpty() ? "" : "host: " + String.join(", ", figures);
    return new Report(all, warnings);
  }

  private static void temperature(double celsius, List<String> figures, List<String> warnings) {
    figures.add(String.format(Locale.ROOT, "%.0f °C", celsius));
    if (celsius >= HOT_CELSIUS) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the processor has %.0f °C and slows down from 80 on: cool it",
              celsius));
    }
  }

  private static void memory(long kib, List<String> figures, List<String> warnings) {
    figures.add(kib / 1024 + " MiB free");
    if (kib < LITTLE_MEMORY_KIB) {
      warnings.add(
          "only "
              + kib / 1024
              + " MiB of memory are free: end other programs, or use fewer buffers");
    }
  }

  /** The bits as the firmware's documentation of get_throttled gives them. */
  private static void throttled(long bits, List<String> figures, List<String> warnings) {
    figures.add("throttled 0x" + Long.toHexString(bits));
    flag(bits, 0, "the voltage is too low", "use the power supply made for this Pi", warnings);
    flag(bits, 2, "the processor is throttled", "cool it, and check its power", warnings);
  }

  private static void flag(long bits, int bit, String what, String cure, List<String> warnings) {
    if ((bits >> bit & 1) == 1) {
      warnings.add(what + " now: " + cure);
    } else if ((bits >> (bit + BEFORE) & 1) == 1) {
      warnings.add(what.replace(" is ", " was ") + " at times since the last boot: " + cure);
    }
  }

  /** How hot the processor is, degrees; empty where nothing tells. */
  Optional<Double> celsius() {
    return read(TEMPERATURE).flatMap(HostHealth::number).map(milli -> milli / 1000.0);
  }

  private Optional<Long> throttled() {
    return read(THROTTLED_PI5)
        .or(() -> read(THROTTLED))
        .flatMap(
            hex -> {
              try {
                return Optional.of(Long.parseLong(hex.replaceFirst("^0x", ""), 16));
              } catch (NumberFormatException unknownForm) {
                return Optional.empty();
              }
            });
  }

  private Optional<Long> memory(String key) {
    return read(MEMORY)
        .flatMap(text -> text.lines().filter(line -> line.startsWith(key)).findFirst())
        .flatMap(line -> number(line.replaceAll("\\D", "")));
  }

  private static Optional<Long> number(String digits) {
    try {
      return Optional.of(Long.parseLong(digits));
    } catch (NumberFormatException unknownForm) {
      return Optional.empty();
    }
  }

  private Optional<String> read(String file) {
    try {
      return Optional.of(Files.readString(root.resolve(file)).strip());
    } catch (IOException notOnThisMachine) {
      return Optional.empty();
    }
  }
}
