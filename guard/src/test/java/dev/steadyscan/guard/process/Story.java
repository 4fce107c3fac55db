package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.Failure;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What an agent's listener was told. */
final class Story implements AgentListener {
  final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  final BlockingQueue<String> heartbeats = new LinkedBlockingQueue<>();
  final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  final BlockingQueue<Failure> troubles = new LinkedBlockingQueue<>();

  @Override
  public void event(byte[] body) {
    events.add(Agents.text(body));
  }

  @Override
  public void heartbeat(byte[] body) {
    heartbeats.add(Agents.text(body));
  }

  @Override
  public void errorLine(String line) {
    lines.add(line);
  }

  @Override
  public void trouble(Failure failure) {
    troubles.add(failure);
  }

  /** The next one; an error after a minute. */
  static <T> T next(BlockingQueue<T> told) throws InterruptedException {
    T next = told.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was told");
    }
    return next;
  }
}
