package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A new generation gets a new file; the memory of the last one must not stay. */
@EnabledOnOs(OS.LINUX)
class SharedMemoryLeftoversTest {
  private static final int GENERATIONS = 40;
  private static final long BYTES = 8L << 20;

  @TempDir private Path folder;

  @Test
  void fortyGenerationsLeaveNothing() throws IOException {
    for (int generation = 1; generation <= GENERATIONS; generation++) {
      SharedSlots slots = SharedSlots.create("leftovers", folder, generation, 3, BYTES);
      SharedSlot slot = slots.acquire().orElseThrow();
      slots.attached();
      slots.close();

      // As a frame that is still being written when its agent is replaced.
      assertThat(mappedBytes()).isEqualTo(4096 + 3 * (4096 + BYTES));
      slot.close();

      assertThat(mappedBytes()).isZero();
    }
    assertThat(files()).isZero();
  }

  /** What this process maps of files of this test; without a name and unmapped they are gone. */
  private static long mappedBytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines
          .filter(line -> line.contains("-leftovers-"))
          .map(line -> line.split("[- ]", 3))
          .mapToLong(ends -> Long.parseLong(ends[1], 16) - Long.parseLong(ends[0], 16))
          .sum();
    }
  }

  private static long files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
      return files.filter(file -> file.toString().contains("-leftovers-")).count();
    }
  }
}
