package dev.steadyscan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoScansTest {

  @Test
  void bothScansTakeEveryPicture() throws InterruptedException {
    List<String> lines = printed();
    assertThat(lines.stream().filter(line -> line.startsWith("cup: step"))).hasSize(12);
    assertThat(lines.stream().filter(line -> line.startsWith("vase: step"))).hasSize(12);
  }

  @Test
  void theProgramHasFewerThanFortyLines() throws IOException {
    Path source = Path.of("src/main/java/dev/steadyscan/examples/TwoScans.java");
    assertThat(Files.readAllLines(source)).hasSizeLessThan(40);
  }

  @Test
  void aContactSheetSpreadsOverTheScan() {
    List<Path> pictures = IntStream.range(0, 144).mapToObj(i -> Path.of(i + ".jpg")).toList();
    assertThat(ContactSheet.spread(pictures, 36))
        .hasSize(36)
        .startsWith(Path.of("0.jpg"), Path.of("4.jpg"))
        .endsWith(Path.of("140.jpg"));
  }

  private static List<String> printed() throws InterruptedException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      TwoScans.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
