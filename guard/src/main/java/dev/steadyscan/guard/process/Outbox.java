package dev.steadyscan.guard.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The requests that wait to be written, so that no caller blocks on an agent that does not read.
 * Never more than there are callers: who gives up takes his request along. One thread writes.
 */
final class Outbox {
  private final BlockingQueue<Optional<PendingCall>> queue = new LinkedBlockingQueue<>();

  void put(PendingCall call) {
    queue.add(Optional.of(call));
  }

  /** Takes a request back; false if it is being written or was. */
  boolean withdraw(PendingCall call) {
    return queue.remove(Optional.of(call));
  }

  /** Lets the writer end the agent's input when it has written what waits. */
  void end() {
    queue.add(Optional.empty());
  }

  /** Writes until the end, then closes the stream. */
  void drain(OutputStream out) throws IOException, InterruptedException {
    try (out) {
      for (Optional<PendingCall> next = queue.take(); next.isPresent(); next = queue.take()) {
        PendingCall call = next.get();
        out.write(
            AgentFrame.request(call.id(), call.deadline().millisLeft(), call.request().body()));
        out.flush();
      }
    }
  }
}
