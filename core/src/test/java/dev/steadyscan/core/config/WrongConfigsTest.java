package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadyscan.api.error.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong configs, each a file beside a text with all that has to be said of it. */
class WrongConfigsTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/steadyscan/core/config/wrong");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".conf"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysAllThatIsWrongWithFileAndLine(String name) throws IOException {
    Path expected = FOLDER.resolve(name.replace(".conf", ".txt"));

    ConfigException thrown = read(FOLDER.resolve(name));

    assertThat(messageOf(thrown)).isEqualTo(Files.readString(expected).strip());
    assertThat(thrown.actor()).isEqualTo(Actor.USER);
  }

  @Test
  void thereAreTwelveAtLeast() throws IOException {
    assertThat(files().count()).isGreaterThanOrEqualTo(12);
  }

  @Test
  void aFileThatDoesNotExist(@TempDir Path temp) {
    Path file = temp.resolve("none.conf");

    assertThat(read(file)).hasMessage(file + ": the file does not exist");
  }

  @Test
  void aFolder(@TempDir Path temp) {
    assertThat(read(temp)).hasMessage(temp + ": this is a folder, not a file");
  }

  @Test
  void aFileThatIsTooLarge(@TempDir Path temp) throws IOException {
    Path file = Files.write(temp.resolve("large.conf"), new byte[TextFile.LARGEST + 1]);

    assertThat(read(file)).hasMessage(file + ": the file is larger than 1 MiB: that is no config");
  }

  @Test
  void aFileThatIsNoText(@TempDir Path temp) throws IOException {
    Path file = Files.write(temp.resolve("zero.conf"), new byte[10]);

    assertThat(read(file)).hasMessage(file + ":1: this is no text: it holds zero bytes");
  }

  @Test
  void sectionsThatAreNestedTooDeeply(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("deep.conf"), "a {".repeat(100_000));

    assertThat(read(file)).hasMessage(file + ":1: sections and lists are nested more than 50 deep");
  }

  private static ConfigException read(Path file) {
    return catchThrowableOfType(
        ConfigException.class,
        () -> TestOffers.reader().read(file, List.of(), TestOffers.offers()));
  }

  private static String messageOf(ConfigException thrown) {
    String folder = FOLDER + FOLDER.getFileSystem().getSeparator();
    return String.join(
        "\n",
        Arrays.stream(String.valueOf(thrown.getMessage()).split("\n"))
            .map(line -> line.replace(folder, ""))
            .toList());
  }
}
