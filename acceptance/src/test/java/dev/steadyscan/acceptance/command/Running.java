package dev.steadyscan.acceptance.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A run of the command under way; closing it kills what is left of it. */
public final class Running implements AutoCloseable {
  private static final Duration STREAMS = Duration.ofSeconds(10);

  private final Process process;
  private final long began = System.nanoTime();
  private final Output out;
  private final Output err;

  Running(Process process) {
    this.process = process;
    out = Output.of(process.getInputStream());
    err = Output.of(process.getErrorStream());
  }

  /**
   * Waits for a line of the standard output.
   *
   * @throws AssertionError if it does not come within the limit
   */
  public void awaitLine(Predicate<String> wanted, Duration limit) throws InterruptedException {
    if (!out.awaitLine(wanted, limit)) {
      throw new AssertionError("no such line within " + limit + ": " + kill());
    }
  }

  /** Waits until it has written so many lines; false if it ends before, or the time is over. */
  public boolean awaitLines(int count, Duration limit) throws InterruptedException {
    return out.awaitLines(count, limit);
  }

  /** Waits for its end; false if it runs on after this time. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Kills it as a power cut would, and waits until it is gone. */
  public Finished killed() throws InterruptedException {
    return kill();
  }

  /** Sends a signal: {@code INT}, {@code TERM}. */
  public void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("kill -" + name + " was refused");
    }
  }

  /**
   * Waits for the end.
   *
   * @throws AssertionError if it does not come within the limit; the process is killed then
   */
  public Finished finish(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new AssertionError("still running after " + limit + ": " + kill());
    }
    return finished();
  }

  /** Those that it has started and that are alive. */
  public List<ProcessHandle> children() {
    return process.descendants().filter(ProcessHandle::isAlive).toList();
  }

  /** The process and those that it has started. */
  public boolean isAlive() {
    return process.isAlive() || process.descendants().anyMatch(ProcessHandle::isAlive);
  }

  private Finished kill() throws InterruptedException {
    close();
    process.waitFor();
    return finished();
  }

  private Finished finished() throws InterruptedException {
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Finished(process.exitValue(), out.all(STREAMS), err.all(STREAMS), took);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
  }
}
