package dev.steadyscan.camera.picamera;

import dev.steadyscan.guard.process.HostedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts real processes on which {@code kill} has no effect, until the test ends them. */
final class Unkillable {
  private final List<Process> processes = new CopyOnWriteArrayList<>();

  HostedProcess launch(List<String> command, Map<String, String> environment, Path folder)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return new Hosted(process);
  }

  int launched() {
    return processes.size();
  }

  void end() throws InterruptedException {
    for (Process process : processes) {
      boolean unused = process.toHandle().destroyForcibly();
      process.waitFor();
    }
  }

  private record Hosted(Process process) implements HostedProcess {
    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public OutputStream input() {
      return process.getOutputStream();
    }

    @Override
    public InputStream output() {
      return process.getInputStream();
    }

    @Override
    public InputStream errors() {
      return process.getErrorStream();
    }

    @Override
    public int waitForExit() throws InterruptedException {
      return process.waitFor();
    }

    @Override
    public void kill() {
      // in state D
    }

    @Override
    public boolean killLeftovers() {
      return true;
    }
  }
}
