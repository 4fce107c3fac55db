package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks a bash what it completes, as it does when somebody presses the tab key. */
class CompletionTest {
  /** Bash runs the function that {@code complete -p} names, with these variables set. */
  private static final String ASK =
      """
      source "$1"; shift
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      function_name=$(complete -p steadyscan | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      "$function_name" 2>/dev/null
      printf '%s\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void printsTheScript() throws IOException {
    Bench bench = new Bench();
    assertThat(bench.run("completion", "bash")).isZero();
    script = Files.writeString(folder.resolve("completion.bash"), bench.screen.out());
    Files.writeString(folder.resolve("demo.conf"), "");
    Files.writeString(folder.resolve("notes.txt"), "");
    Files.createDirectory(folder.resolve("data"));
  }

  @Test
  void completesCommandsAndOptions() throws Exception {
    assertThat(completed("pl")).containsExactly("plan", "plugins");
    assertThat(completed("run", "--o")).containsExactly("--output");
    assertThat(completed("completion", "z")).containsExactly("zsh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan", "check"})
  void completesConfigsAndFoldersThatMayHoldSome(String command) throws Exception {
    assertThat(completed(command, "d")).containsExactlyInAnyOrder("demo.conf", "data");
    assertThat(completed(command, "n")).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "list"})
  void completesTheFoldersOfScans(String command) throws Exception {
    assertThat(completed(command, "d")).containsExactly("data");
  }

  @Test
  void completesTheFoldersOfOptions() throws Exception {
    assertThat(completed("run", "demo.conf", "--output", "da")).containsExactly("data");
  }

  @Test
  void completesTheNamesThatCanBeDescribed() throws Exception {
    assertThat(completed("plugins", "--describe", "stop"))
        .containsExactly("stop-clear-wait-restart");
  }

  @Test
  void aShellThatIsNotKnownIsTwo() {
    assertThat(new Bench().run("completion", "fish")).isEqualTo(2);
  }

  private List<String> completed(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "--norc", "-c", ASK, "bash"));
    command.addAll(List.of(script.toString(), "steadyscan"));
    command.addAll(List.of(words));
    Process bash = new ProcessBuilder(command).directory(folder.toFile()).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    return out.lines().toList();
  }
}
