package dev.steadyscan.cli;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Carries out a command line. Used once, by one thread. */
final class CommandRunner {
  private final Surroundings with;

  CommandRunner(Surroundings with) {
    this.with = with;
  }

  /** The exit status; everything that is to be said is printed. Never throws. */
  int run(String... arguments) {
    try {
      return commandLine().execute(arguments);
    } catch (RuntimeException | Error defect) {
      return tell(defect);
    } finally {
      with.logging().close();
    }
  }

  CommandLine commandLine() {
    return new CommandLine(new SteadyscanCommand())
        .addSubcommand(new RunCommand(with))
        .addSubcommand(new ResumeCommand(with))
        .addSubcommand(new PlanCommand(with))
        .addSubcommand(new CheckCommand(with))
        .addSubcommand(new VerifyCommand(with))
        .addSubcommand(new ListCommand(with))
        .addSubcommand(new PluginsCommand(with))
        .addSubcommand(new CompletionCommand(with))
        .setOut(with.terminal().outWriter())
        .setErr(with.terminal().errWriter())
        .setColorScheme(Help.defaultColorScheme(with.terminal().hasColours() ? Ansi.ON : Ansi.OFF))
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((wrong, all) -> tell(wrong))
        .setExecutionExceptionHandler((thrown, command, all) -> tell(thrown));
  }

  private int tell(ParameterException wrong) {
    Terminal terminal = with.terminal();
    terminal.err("steadyscan: " + wrong.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(wrong, wrong.getCommandLine().getErr())) {
      terminal.err("Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitStatus.of(wrong);
  }

  private int tell(Throwable thrown) {
    if (ErrorText.isDefect(thrown)) {
      LoggerFactory.getLogger(CommandRunner.class).error("a defect", thrown);
    }
    ErrorText.lines(thrown).forEach(with.terminal()::err);
    return ExitStatus.of(thrown);
  }
}
