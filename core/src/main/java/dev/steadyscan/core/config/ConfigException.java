package dev.steadyscan.core.config;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A config that cannot be run, with everything that is wrong with it: one line a problem. */
public final class ConfigException extends ScanException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  /** An error of these problems; they are put into the order of their files and lines. */
  public ConfigException(List<ConfigProblem> problems) {
    super(
        ErrorCode.INPUT,
        sorted(problems).stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = sorted(problems);
  }

  private static List<ConfigProblem> sorted(List<ConfigProblem> problems) {
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparing((ConfigProblem problem) -> problem.line() == 0)
                .thenComparing(ConfigProblem::file)
                .thenComparingInt(ConfigProblem::line))
        .toList();
  }

  /** The problems in the order of their files and lines. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
