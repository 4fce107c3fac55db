package dev.steadyscan.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long a file may get. */
class SourcesTest {

  @Test
  void noSourceOfCoreHas300Lines() throws IOException {
    List<Path> files = sources(Module.CORE.sources().resolve("main"));
    assertThat(files)
        .hasSizeGreaterThan(90)
        .anyMatch(file -> file.endsWith("core/pipeline/ScanPipeline.java"))
        .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).isLessThan(300));
  }

  @Test
  void noSourceHasMoreThan400Lines() throws IOException {
    assertThat(sources(Checkout.root()))
        .hasSizeGreaterThan(250)
        .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(400));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !folder.relativize(file).toString().contains("target/"))
          .toList();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
