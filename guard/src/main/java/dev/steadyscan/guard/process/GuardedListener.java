package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that may throw: the thread that reads from the agent goes on. */
final class GuardedListener implements AgentListener {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  private final String name;
  private final AgentListener listener;

  GuardedListener(String name, AgentListener listener) {
    this.name = name;
    this.listener = listener;
  }

  @Override
  public void event(byte[] body) {
    guarded("an event", () -> listener.event(body));
  }

  @Override
  public void heartbeat(byte[] body) {
    guarded("a heartbeat", () -> listener.heartbeat(body));
  }

  @Override
  public void errorLine(String line) {
    guarded("a line of its standard error", () -> listener.errorLine(line));
  }

  @Override
  public void trouble(Failure failure) {
    LOG.debug("agent of {}: {}: {}", name, failure.kind(), failure.message());
    guarded(failure.message(), () -> listener.trouble(failure));
  }

  /** Tells the event of a request. */
  void event(PendingCall call, byte[] body) {
    guarded("an event", () -> call.request().events().accept(body));
  }

  private void guarded(String what, Runnable told) {
    try {
      told.run();
    } catch (Throwable anything) {
      LOG.warn("agent of {}: the listener threw when it was told {}", name, what, anything);
    }
  }
}
