package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.core.config.TextFile.NotTextException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root may read any file, so files that nobody may read are doubles here. */
class TextFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writes() throws IOException {
    file = Files.writeString(folder.resolve("a.conf"), "a = 1");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() {
    assertRefused(
        new AccessDeniedException("a.conf"), "the file may not be read: permission denied");
  }

  @Test
  void aFileThatWentMeanwhileIsNamed() {
    assertRefused(new NoSuchFileException("a.conf"), "the file does not exist");
  }

  @Test
  void aDiskThatFailsIsNamedWithItsReason() {
    assertRefused(
        new IOException("Input/output error"), "the file cannot be read: Input/output error");
    assertRefused(new IOException(), "the file cannot be read: java.io.IOException");
  }

  @Test
  void aFileOfTheMostIsRead() throws Exception {
    String most = "#".repeat(TextFile.LARGEST);

    assertThat(TextFile.read(Files.writeString(file, most))).isEqualTo(most);
  }

  private void assertRefused(IOException failure, String message) {
    assertThatThrownBy(
            () ->
                TextFile.read(
                    file,
                    ignored -> {
                      throw failure;
                    }))
        .isInstanceOf(NotTextException.class)
        .hasMessage(message)
        .hasCause(failure);
  }
}
