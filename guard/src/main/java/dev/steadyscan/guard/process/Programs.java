package dev.steadyscan.guard.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether there is a program to run, as the system looks for it. */
final class Programs {
  private Programs() {}

  static boolean isThere(AgentSettings settings) {
    String program = settings.command().get(0);
    if (program.contains("/") || program.contains(File.separator)) {
      return isProgram(settings.folder().resolve(program));
    }
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(Path::of)
        .flatMap(folder -> Stream.of(folder.resolve(program), folder.resolve(program + ".exe")))
        .anyMatch(Programs::isProgram);
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
