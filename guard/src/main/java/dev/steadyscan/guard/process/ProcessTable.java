package dev.steadyscan.guard.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Linux tells of processes in /proc (proc(5)); elsewhere it tells nothing. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /** A process that is killed while it forks leaves a child that has to be looked for again. */
  private static final int ROUNDS = 10;

  private ProcessTable() {}

  /** {@code state D (waits in the kernel, cannot be killed)}; empty if there is no such process. */
  static Optional<String> state(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      int name = stat.lastIndexOf(')');
      return name < 0 || name + 2 >= stat.length()
          ? Optional.empty()
          : Optional.of(describe(stat.charAt(name + 2)));
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
   */
  static void killMarked(String mark) {
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> found = marked(mark);
      if (found.isEmpty()) {
        return;
      }
      found.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static List<ProcessHandle> marked(String mark) {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (isMarked(process, mark)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException noProc) {
      return List.of();
    }
    return found;
  }

  /** Of a process that has ended, or is somebody else's, there is nothing to read. */
  private static boolean isMarked(Path process, String mark) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      String all = new String(environment, StandardCharsets.ISO_8859_1);
      return ('\0' + all).contains('\0' + mark + '\0');
    } catch (IOException notReadable) {
      return false;
    }
  }
}
