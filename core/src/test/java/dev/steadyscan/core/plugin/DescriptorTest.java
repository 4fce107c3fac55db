package dev.steadyscan.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pf4j.PluginDependency;

class DescriptorTest {
  private static final String LEAST = "plugin.id=a\nplugin.version=1.2.3\nplugin.requires=0.1.0\n";

  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = memory.getPath("/work");

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @Test
  void readsWhatIsThere() throws Exception {
    Descriptor read =
        read(
            LEAST
                + "plugin.description=Two\\nlines\nplugin.class=acme.P\n"
                + "plugin.dependencies= b@>=1.0.0 ,, c?\n");

    assertThat(read.id()).isEqualTo("a");
    assertThat(read.version()).isEqualTo("1.2.3");
    assertThat(read.description()).isEqualTo("Two lines");
    assertThat(read.pluginClass()).isEqualTo("acme.P");
    assertThat(read.dependencies())
        .extracting(PluginDependency::getPluginId, PluginDependency::isOptional)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("b", false),
            org.assertj.core.groups.Tuple.tuple("c", true));
    assertThat(read.satisfies(new PluginDependency("a@>=1.2.0"))).isTrue();
    assertThat(read.satisfies(new PluginDependency("a@>=1.3.0"))).isFalse();
  }

  @Test
  void needsNoClassAndNoDependencies() throws Exception {
    Descriptor read = read(LEAST);

    assertThat(read.pluginClass()).isEqualTo("org.pf4j.Plugin");
    assertThat(read.dependencies()).isEmpty();
    assertThat(read.description()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0,true",
    "0.0.9,true",
    "0.1.1,false",
    ">=0.1.0,true",
    "0.1.x,true",
    "<0.1.0,false"
  })
  void takesAVersionAloneAsTheLeast(String requires, boolean good) throws Exception {
    String text = LEAST.replace("requires=0.1.0", "requires=" + requires);

    if (good) {
      assertThat(read(text).id()).isEqualTo("a");
    } else {
      assertThatThrownBy(() -> read(text))
          .hasMessage("it requires Steadyscan " + requires + ", and this is 0.1.0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"@", "?", "B", "a b", "@>=1", "b c@>=1.0.0"})
  void refusesWhatIsNoDependency(String text) {
    assertThatThrownBy(() -> read(LEAST + "plugin.dependencies=" + text))
        .isInstanceOf(PluginRefusedException.class)
        .hasMessage(
            "its plugin.dependencies '"
                + text
                + "' is malformed; it is written like other@>=1.0.0");
  }

  @Test
  void takesTheLongestValueAndTheLargestFile() throws Exception {
    String longest = "d".repeat(1_000);
    String text = LEAST + "plugin.description=" + longest + "\n#";

    assertThat(read(text + "x".repeat((1 << 16) - text.length())).description()).isEqualTo(longest);
    assertThatThrownBy(() -> read(text + "x".repeat((1 << 16) - text.length() + 1)))
        .hasMessage("its plugin.properties is larger than 65536 bytes");
    assertThatThrownBy(() -> read(LEAST + "plugin.description=d" + longest))
        .hasMessage("its plugin.properties has a plugin.description of more than 1000 characters");
  }

  private Descriptor read(String text) throws IOException, PluginRefusedException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("plugin.properties"), text);
    return Descriptor.read(folder, "0.1.0");
  }
}
