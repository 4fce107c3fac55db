package dev.steadyscan.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the simulated cameras began to capture, over all processes: the simulator's log of it. */
final class CaptureLog {
  private final Path file;

  CaptureLog(Path file) {
    this.file = file;
  }

  /** The setting that makes the simulator write it. */
  String setting() {
    return "plugins.simulator.capture-log=" + file;
  }

  /** So many captures have begun so far. */
  int size() throws IOException {
    return lines().size();
  }

  /** The pictures of the captures from this one on, as the journal names them. */
  List<String> shotsFrom(int capture) throws IOException {
    List<String> lines = lines();
    return lines.subList(capture, lines.size()).stream().map(CaptureLog::shot).toList();
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Of {@code <process> <step> <camera> <shot> <attempt>}. */
  private static String shot(String line) {
    String[] words = line.split(" ", -1);
    return "main " + words[1] + " " + words[2] + " " + words[3];
  }
}
