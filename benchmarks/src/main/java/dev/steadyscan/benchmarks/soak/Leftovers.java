package dev.steadyscan.benchmarks.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What this process holds of what a camera may leave behind, on Linux: what it started, what it
 * shares and what it has open. Of the whole machine nothing is counted: others use it as well.
 *
 * @param counts by name
 */
record Leftovers(Map<String, Long> counts) {
  /**
   * Threads of the JDK that wait for processes end by themselves when they had none for a minute.
   */
  private static final String REAPER = "process reaper";

  private static final Path SELF = Path.of("/proc/self");

  /** Copies. */
  Leftovers {
    counts = new TreeMap<>(counts);
  }

  /** Counts. */
  static Leftovers now() {
    Map<String, Long> counts = new TreeMap<>();
    String ours = "steadyscan-" + ProcessHandle.current().pid() + "-";
    counts.put("processes", ProcessHandle.current().descendants().count());
    counts.put("files in /dev/shm", files(Path.of("/dev/shm"), path -> path.contains(ours)));
    counts.put("mappings", lines("maps", line -> line.contains(".slots")));
    counts.put("Shmem KiB", kib("smaps_rollup", "Pss_Shmem:"));
    counts.put("descriptors", files(SELF.resolve("fd"), path -> true));
    counts.put(
        "threads",
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith(REAPER))
            .count());
    return new Leftovers(counts);
  }

  /** Counts until nothing is left, or so long: what is about to end may need a moment for it. */
  static Leftovers within(Duration limit, Leftovers before) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    Leftovers now = now();
    while (!now.beyond(before).isEmpty() && System.nanoTime() - until < 0) {
      Thread.sleep(50);
      now = now();
    }
    return now;
  }

  /** What there is more of than before. */
  List<String> beyond(Leftovers before) {
    return counts.entrySet().stream()
        .map(now -> Map.entry(now.getKey(), now.getValue() - before.count(now.getKey())))
        .filter(more -> more.getValue() > 0)
        .map(more -> more.getValue() + " " + more.getKey())
        .toList();
  }

  private long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static long files(Path folder, Predicate<String> counted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(counted).count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long lines(String file, Predicate<String> counted) {
    try (Stream<String> lines = Files.lines(SELF.resolve(file))) {
      return lines.filter(counted).count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A line of the kernel, 0 where it has none: {@code Pss_Shmem: 4 kB}. */
  private static long kib(String file, String key) {
    try (Stream<String> lines = Files.lines(SELF.resolve(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
