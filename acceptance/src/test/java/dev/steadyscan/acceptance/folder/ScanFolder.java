package dev.steadyscan.acceptance.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The folder that a scan has left, read as somebody would who knows the contract alone.
 *
 * @param root the folder
 * @param scan {@code scan.json}
 * @param journal {@code journal.ndjson}
 */
public record ScanFolder(Path root, JsonNode scan, Journal journal) {

  /** The one scan in an output folder, with {@code latest} beside it. */
  public static ScanFolder only(Path output) throws IOException {
    Path root = root(output);
    return new ScanFolder(root, scanJson(root), Journal.read(root.resolve("journal.ndjson")));
  }

  /** The same, of a process that was killed. */
  public static ScanFolder cutOff(Path output) throws IOException {
    Path root = root(output);
    return new ScanFolder(root, scanJson(root), Journal.readTorn(root.resolve("journal.ndjson")));
  }

  private static JsonNode scanJson(Path root) throws IOException {
    return new ObjectMapper().readTree(root.resolve("scan.json").toFile());
  }

  private static Path root(Path output) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(output)) {
      entries = all.filter(each -> !isHardlyBegun(each)).toList();
    }
    Path root =
        entries.stream()
            .filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
            .findFirst()
            .orElseThrow();
    Path latest = output.resolve("latest");
    assertThat(entries).containsExactlyInAnyOrder(root, latest);
    assertThat(Files.readSymbolicLink(latest)).isEqualTo(root.getFileName());
    return root;
  }

  /** What a kill in the first moments may leave: no scan, and nothing that a run could clear. */
  private static boolean isHardlyBegun(Path entry) {
    return entry.getFileName().toString().startsWith(".")
        && !Files.exists(entry.resolve("journal.ndjson"));
  }

  /** {@code scan.json}'s state. */
  public String state() {
    return scan.get("state").asText();
  }

  /** {@code scan.log}. */
  public List<String> log() throws IOException {
    return Files.readAllLines(root.resolve("scan.log"));
  }

  /** The files under {@code images/}, relative to the folder. */
  public Set<String> images() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("images"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toSet());
    }
  }

  /** Checks that each completed shot has its file, whole, and that it shows what it should. */
  public void assertThatPicturesAreRight() throws IOException {
    for (Shot shot : journal.shots()) {
      if (shot.isCompleted()) {
        assertThatItShows(shot, bytes(shot));
      }
    }
  }

  /** The bytes of a completed shot's file, which are those that its record speaks of. */
  public byte[] bytes(Shot shot) throws IOException {
    byte[] bytes = Files.readAllBytes(root.resolve(shot.file()));
    assertThat(shot.record().get("bytes").asLong()).as(shot.file()).isEqualTo(bytes.length);
    assertThat(shot.text("sha256")).as(shot.file()).isEqualTo(Hash.sha256(bytes));
    return bytes;
  }

  private static void assertThatItShows(Shot shot, byte[] bytes) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
    assertThat(picture).as(shot.file()).isNotNull();
    Strip strip = Strip.read(picture);
    assertThat(strip.camera()).as(shot.file()).isEqualTo(Strip.hash(shot.camera()));
    assertThat(strip.step()).as(shot.file()).isEqualTo(shot.step());
    assertThat(strip.shot()).as(shot.file()).isEqualTo(shot.record().get("shot").asInt());
    assertThat(strip.attempt()).as(shot.file()).isEqualTo(shot.attempts());
    assertThat(strip.moving()).as(shot.file()).isFalse();
    assertThat(strip.rotation()).as(shot.file()).isCloseTo(shot.axis("rotation"), within(0.01));
    assertThat(strip.height()).as(shot.file()).isCloseTo(shot.axis("height"), within(0.01));
  }
}
