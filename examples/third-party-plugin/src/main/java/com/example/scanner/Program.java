package com.example.scanner;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs a program, one at a time. {@link #kill} may come from any thread and waits for nothing. */
final class Program {
  private static final int LINES_TOLD = 20;

  private final Path log;
  private final AtomicInteger kills = new AtomicInteger();
  private volatile @Nullable Process running;

  /**
   * A program that writes what it says to a file.
   *
   * @param log the file
   */
  Program(Path log) {
    this.log = log;
  }

  /**
   * Runs it to its end.
   *
   * @throws DeviceException GONE if it cannot be started or fails, TIMEOUT past the deadline
   */
  void run(List<String> command, Deadline deadline) throws InterruptedException {
    int before = kills.get();
    Process process = launch(command);
    running = process;
    try {
      if (kills.get() != before) {
        throw failed(FailureKind.TIMEOUT, "the program was stopped as it began");
      }
      // The run's clock, never Thread.sleep or Process.waitFor: a test moves it by hand.
      if (!deadline.time().await(process.onExit(), deadline.remaining())) {
        throw failed(FailureKind.TIMEOUT, "the program was not over in time");
      }
      if (process.exitValue() != 0) {
        throw failed(FailureKind.GONE, "the program ended with status " + process.exitValue());
      }
    } finally {
      kill(process);
    }
  }

  private Process launch(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      Failure failure =
          Failure.of(FailureKind.GONE, "capture", command.get(0) + " could not be run", e);
      throw new DeviceException(ErrorCode.CAMERA, failure);
    }
  }

  /** What the program said goes into the journal, as evidence. */
  private DeviceException failed(FailureKind kind, String message) {
    Failure failure = new Failure(kind, "capture", message, lastLines(), Optional.empty());
    return new DeviceException(ErrorCode.CAMERA, failure);
  }

  private List<String> lastLines() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
    } catch (IOException e) {
      return List.of("what the program said could not be read: " + e);
    }
  }

  /** Ends what is running, and what is about to be started. */
  void kill() {
    kills.incrementAndGet();
    Process process = running;
    if (process != null) {
      kill(process);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
