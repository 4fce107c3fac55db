package dev.steadyscan.guard.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What Linux tells of processes in /proc (proc(5)); elsewhere it tells nothing. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private ProcessTable() {}

  /** {@code state D (waits in the kernel, cannot be killed)}; empty if there is no such process. */
  static Optional<String> state(long pid) {
    return letter(pid).map(ProcessTable::describe);
  }

  private static Optional<Character> letter(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      int name = stat.lastIndexOf(')');
      return name < 0 || name + 2 >= stat.length()
          ? Optional.empty()
          : Optional.of(stat.charAt(name + 2));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static String describe(char state) {
    String meaning =
        switch (state) {
          case 'D' -> " (waits in the kernel and cannot be killed until that returns)";
          case 'Z' -> " (dead, and not yet collected)";
          case 'T', 't' -> " (stopped)";
          default -> "";
        };
    return "state " + state + meaning;
  }

  /**
   * Kills every process that was started with this in its environment, {@code NAME=value}, wherever
   * it now stands in the tree of processes.
   *
   * <p>It has to be done again if there was one, which may have been forking, or if one that was
   * started since then has no environment yet: for a moment of exec(2) there is none to be read.
   *
   * @return whether nothing was left to be killed
   */
  static boolean killMarked(String mark, Instant since) {
    boolean none = true;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        String environment = environment(process);
        if (environment.contains('\0' + mark + '\0')) {
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
          none = false;
        } else if (environment.length() <= 1) {
          none &= !isStarting(pid, since);
        }
      }
    } catch (IOException noProc) {
      return true;
    }
    return none;
  }

  /** Whether it came since then and is neither dead nor a thread of the kernel. */
  private static boolean isStarting(long pid, Instant since) {
    return letter(pid).filter(state -> state != 'Z' && state != 'X' && state != 'I').isPresent()
        && ProcessHandle.of(pid)
            .flatMap(process -> process.info().startInstant())
            .filter(start -> !start.isBefore(since))
            .isPresent();
  }

  /** Each variable between two zeros. Of what has ended, or is somebody else's, nothing is seen. */
  private static String environment(Path process) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      return '\0' + new String(environment, StandardCharsets.ISO_8859_1);
    } catch (IOException notReadable) {
      return "nothing";
    }
  }
}
