package dev.steadyscan.guard.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A process of the system. */
final class SystemProcess implements HostedProcess {
  private static final String MARK = "STEADYSCAN_AGENT";

  private final Process process;
  private final String mark;
  private final Instant started;

  private SystemProcess(Process process, String mark) {
    this.process = process;
    this.mark = mark;
    this.started = process.info().startInstant().orElse(Instant.EPOCH);
  }

  static HostedProcess launch(List<String> command, Map<String, String> environment, Path folder)
      throws IOException {
    String id = UUID.randomUUID().toString();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put(MARK, id);
    return new SystemProcess(builder.start(), MARK + "=" + id);
  }

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

  /**
   * By the handle: {@code Process.destroyForcibly} closes the streams, and what is unread is lost.
   */
  @Override
  public void kill() {
    ProcessHandle handle = process.toHandle();
    if (process.isAlive()) { // its id may be another's else, and the children of that one
      handle.descendants().forEach(ProcessHandle::destroyForcibly);
      handle.destroyForcibly();
    }
  }

  @Override
  public boolean killLeftovers() {
    return ProcessTable.killMarked(mark, started);
  }
}
