package dev.steadyscan.cli;

import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the command. */
@Command(
    name = "completion",
    description = "Prints a script with which a shell completes this command.",
    footer = {
      "",
      "Exit status:",
      "   0  it was printed",
      "   2  the command line is wrong",
      "  70  a defect of Steadyscan",
      "",
      "Examples:",
      "  source <(steadyscan completion bash)",
      "  source <(steadyscan completion zsh)",
      "",
      "Put the line into ~/.bashrc or ~/.zshrc to have it in every shell."
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells; one script serves both. */
  enum Shell {
    bash,
    zsh
  }

  /** How the script completes a file, and how it is to complete a config. */
  private static final String ANY_FILE = "positionals=$( compgen -f -- \"${curr_word}\" )";

  private static final String CONFIG =
      "positionals=$( compgen -f -X '!*.conf' -- \"${curr_word}\";"
          + " compgen -d -- \"${curr_word}\" )";

  private static final String FOLDER = "positionals=$( compgen -d -- \"${curr_word}\" )";

  private final Surroundings with;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  @SuppressWarnings("UnusedVariable") // picocli refuses another
  private Shell shell = Shell.bash;

  @Mixin private CommonOptions common = new CommonOptions();

  CompletionCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.apply(with.logging());
    CommandSpec root = spec.root();
    List<String> names = names();
    for (CommandLine command : root.subcommands().values()) {
      nameFiles(command.getCommandSpec());
      offerNames(command.getCommandSpec(), names);
    }
    String script = AutoComplete.bash(root.name(), root.commandLine());
    with.terminal().raw(nameArguments(script, root));
    return ExitStatus.COMPLETED;
  }

  /** The names in the usual folder, as it is now; without one, what is built in. */
  private List<String> names() throws InterruptedException {
    Path folder = with.folders().plugins();
    Offers offers = Files.isDirectory(folder) ? with.plugins().read(folder) : Offers.builtIn();
    return offers.all().map(Offer::name).distinct().toList();
  }

  /** The script has a function for each command, and would complete any file in all of them. */
  private static String nameArguments(String script, CommandSpec root) {
    String folders =
        root.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(CompletionCommand::takesFolder)
            .map(CommandSpec::name)
            .collect(Collectors.joining("|"));
    Pattern ofFolders = Pattern.compile("function _picocli_\\w+?_(" + folders + ")\\(\\)");
    return Pattern.compile("(?m)^(?=function )")
        .splitAsStream(script)
        .map(
            function ->
                function.replace(
                    ANY_FILE, ofFolders.matcher(function).lookingAt() ? FOLDER : CONFIG))
        .collect(Collectors.joining());
  }

  private static boolean takesFolder(CommandSpec command) {
    return command.positionalParameters().stream()
        .anyMatch(parameter -> parameter.paramLabel().matches("SCAN_DIR|OUTPUT"));
  }

  /** Picocli does not see that an {@code Optional<Path>} is a file. */
  private static void nameFiles(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      if (option.paramLabel().matches("DIR|FILE")) {
        command.remove(option);
        command.addOption(OptionSpec.builder(option.names()).type(Path.class).build());
      }
    }
  }

  private static void offerNames(CommandSpec command, List<String> names) {
    for (OptionSpec option : List.copyOf(command.options())) {
      if (option.longestName().equals("--describe")) {
        command.remove(option);
        command.addOption(OptionSpec.builder(option).completionCandidates(names).build());
      }
    }
  }
}
