package dev.steadyscan.core.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFilesTest {
  private static final String INDEX = "META-INF/extensions.idx";
  private static final int MOST = 1 << 20;

  @TempDir private Path folder;

  @Test
  void readsTheIndexesOfClassesAndOfAllJarsInTheirOrder() throws Exception {
    Files.createDirectories(folder.resolve("classes/META-INF"));
    Files.writeString(folder.resolve("classes").resolve(INDEX), "acme.First # the first\n\n#none");
    Files.writeString(folder.resolve("classes/reference.conf"), "a = 1");
    jar("lib/b.jar", Map.of(INDEX, "acme.Third", "reference.conf", "b = 1"));
    jar("lib/a/a.jar", Map.of(INDEX, " acme.Second "));
    jar("lib/c.jar", Map.of(INDEX, "# nothing", "reference.conf", "c = 1"));
    jar("lib/d.zip", Map.of(INDEX, "acme.None"));
    Files.createDirectories(folder.resolve("lib/folder.jar"));

    PluginFiles files = PluginFiles.read(folder);

    assertThat(files.extensions()).containsExactly("acme.First", "acme.Second", "acme.Third");
    assertThat(files.reference()).isEqualTo("a = 1\nb = 1");
  }

  @Test
  void takesTextsUpToTheirLimitInAll() throws Exception {
    jar("lib/a.jar", Map.of(INDEX, "a.A", "reference.conf", "#".repeat(MOST - 6)));
    jar("lib/b.jar", Map.of(INDEX, "b.B"));
    assertThat(PluginFiles.read(folder).reference()).hasSize(MOST - 6);

    jar("lib/b.jar", Map.of(INDEX, "b.BB"));
    assertThatThrownBy(() -> PluginFiles.read(folder))
        .isInstanceOf(PluginRefusedException.class)
        .hasMessage(
            "its lib/b.jar!META-INF/extensions.idx is too large: at most 1048576 bytes of such"
                + " files are taken");
  }

  @Test
  void refusesAFolderThatNamesNoExtension() {
    assertThatThrownBy(() -> PluginFiles.read(folder))
        .isInstanceOf(PluginRefusedException.class)
        .hasMessageStartingWith(
            "it names no extension: META-INF/extensions.idx is missing or empty");
  }

  private void jar(String name, Map<String, String> texts) throws Exception {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
    texts.forEach((entry, text) -> entries.put(entry, text.getBytes(UTF_8)));
    Files.write(jar, PluginZip.pack(entries));
  }
}
