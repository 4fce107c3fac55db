package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.core.config.ConfigException;
import dev.steadyscan.core.config.ConfigProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final Bench bench = new Bench();

  @Test
  void runTakesTheConfigItsOverridesAndThePlugins() {
    bench.scan.endingWith(Results.completed());
    int status =
        bench.run(
            "run", "a.conf", "--set", "scan.name=x", "--set", "scan.settle=1 s", "--plugins", ".");
    assertThat(status).isZero();
    assertThat(bench.scan.requests)
        .containsExactly(
            new ScanOpener.Request(
                Path.of("a.conf"), List.of("scan.name=x", "scan.settle=1 s"), Path.of(".")));
  }

  @Test
  void thePluginsAreThoseBesideTheCommandUnlessNamed() {
    bench.scan.endingWith(Results.completed());
    bench.run("run", "a.conf");
    assertThat(bench.scan.requests)
        .containsExactly(new ScanOpener.Request(Path.of("a.conf"), List.of(), Path.of("plugins")));
  }

  @Test
  void theOutputFolderOverridesTheConfigWhateverItsCharacters() {
    bench.scan.endingWith(Results.completed());
    bench.run("run", "a.conf", "--output", "/d/a \"b\"\\ $c {x}\n");
    assertThat(bench.scan.requests.get(0).sets())
        .containsExactly("scan.output=\"/d/a \\\"b\\\"\\\\ $c {x}\\u000a\"");
  }

  @Test
  void anArgumentThatBeginsWithAnAtSignIsAFileNotAListOfArguments() {
    bench.scan.endingWith(Results.completed());
    bench.run("run", "@a.conf");
    assertThat(bench.scan.requests.get(0).config()).isEqualTo(Path.of("@a.conf"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fly",
        "run",
        "run a.conf b.conf",
        "run a.conf --set",
        "run a.conf --set scan.name",
        "run a.conf --set =x",
        "run a.conf --outptu x",
        "resume",
        "resume a b",
        "resume a --unfinished b",
        "plan",
        "check",
        "verify",
        "list",
        "verify a b",
        "plugins a b"
      })
  void aWrongCommandLineIsTwoAndOpensNothing(String line) {
    assertThat(bench.run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(bench.scan.requests).isEmpty();
    assertThat(bench.screen.out()).isEmpty();
    assertThat(bench.screen.errLines().get(0)).startsWith("steadyscan: ");
    assertThat(bench.screen.errLines()).hasSizeBetween(2, 3);
  }

  @Test
  void aWrongConfigIsToldProblemByProblemAndNothingElse() {
    bench.scan.refusing(
        new ConfigException(
            List.of(
                new ConfigProblem("a.conf", 3, "scan.settle", "5", "scan.settle needs a unit"),
                new ConfigProblem("a.conf", 7, "scan.motoin", "", "scan.motoin is not known"))));
    for (String command : List.of("run", "plan", "check")) {
      bench.screen.clear();
      assertThat(bench.run(command, "a.conf")).isEqualTo(2);
      assertThat(bench.screen.out()).isEmpty();
      assertThat(bench.screen.errLines())
          .containsExactly(
              "a.conf:3: scan.settle needs a unit", "a.conf:7: scan.motoin is not known");
    }
  }

  @Test
  void aDefectSaysWhereToReportItAndLeavesItsTraceInTheLog() {
    List<String> log = new ArrayList<>();
    new Logging().divert(log::add);
    bench.scan.refusing(new IllegalStateException("oh"));
    assertThat(bench.run("run", "a.conf")).isEqualTo(70);
    assertThat(bench.screen.errLines())
        .containsExactly(
            "steadyscan: java.lang.IllegalStateException: oh",
            "steadyscan: this is a defect of Steadyscan: please report this with the scan.log, at"
                + " the project's issue tracker");
    assertThat(log).singleElement().asString().contains("\n\tat " + getClass().getName());
  }

  @Test
  void aLoggingFileThatIsMissingIsTwo() {
    assertThat(bench.run("run", "a.conf", "--logging", "no-such.xml")).isEqualTo(2);
    assertThat(bench.screen.errLines())
        .containsExactly("steadyscan: --logging: no-such.xml is no file to be read");
    assertThat(bench.scan.requests).isEmpty();
  }

  @Test
  void helpNamesTheCommandsThatThereAre() {
    assertThat(bench.run("--help")).isZero();
    assertThat(bench.screen.out())
        .contains("Commands:", "  run ", "  plan ", "  check ", "  verify ", "  list ")
        .contains("  resume ", "  plugins ", "  completion ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "resume", "plan", "check", "verify", "list", "plugins", "completion"})
  void everyCommandHasHelpThatFitsATerminal(String command) {
    assertThat(bench.run(command, "--help")).isZero();
    assertThat(bench.screen.out()).contains("Exit status:");
    assertThat(bench.screen.outLines()).allMatch(line -> line.length() <= 80);
    assertThat(bench.screen.out()).doesNotContain("\u001b");
  }

  @Test
  void helpIsColouredOnATerminalThatTakesColours() {
    Bench coloured = new Bench(new Screen(true, true));
    coloured.run("--help");
    assertThat(coloured.screen.out()).contains("\u001b[1m");
  }

  @Test
  void versionBeginsWithTheName() {
    assertThat(bench.run("--version")).isZero();
    assertThat(bench.screen.outLines().get(0)).startsWith("steadyscan ");
  }
}
