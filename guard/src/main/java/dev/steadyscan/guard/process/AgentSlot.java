package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of a device's agent: it holds one process at most. A process that was killed and does
 * not exit still holds the device, so no other is started over it. A device has one slot as long as
 * it is there, whatever becomes of its agents. Thread-safe.
 */
public final class AgentSlot {
  private @Nullable AgentProcess occupant;

  /**
   * Starts an agent and waits until it is READY.
   *
   * <p>If the former one was killed, its exit is waited for until its kill limit or the deadline.
   * It is never killed for this.
   *
   * @throws DeviceException {@code BUSY} if the former one has not exited, naming it; {@code
   *     SETTING_REFUSED} if there is no such program; {@code GONE} if the process could not be
   *     launched or exited before it was ready, with its exit status; {@code TIMEOUT} if it was not
   *     ready at the deadline; {@code DEFECT} if it broke the protocol; {@code NO_MEMORY} if the
   *     system gave no thread. It is killed then. The last lines of its standard error are the
   *     evidence
   * @throws InterruptedException if the caller was interrupted; a process that is started is killed
   */
  public AgentProcess start(AgentBuilder builder, Deadline deadline) throws InterruptedException {
    Optional<AgentProcess> former = current();
    if (former.isPresent()) {
      former.get().awaitExitIfKilled(deadline);
    }
    AgentProcess agent = occupy(builder.build());
    agent.start(deadline);
    return agent;
  }

  /** The agent that was started last, whether it is ready, runs or has ended. */
  public synchronized Optional<AgentProcess> current() {
    return Optional.ofNullable(occupant);
  }

  private synchronized AgentProcess occupy(AgentProcess agent) {
    if (occupant != null && !occupant.hasExited()) {
      String message = occupant.description() + " has not exited: no other is started over it";
      throw new DeviceException(agent.code(), Failure.of(FailureKind.BUSY, "start", message));
    }
    occupant = agent;
    return agent;
  }
}
