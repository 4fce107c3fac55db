package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An agent: a driver in a process of its own, which can be killed where a thread cannot. It is
 * asked by {@link #call}, and every call ends by its deadline, whatever the agent does. {@link
 * AgentSlot} starts one.
 *
 * <p>It does not restart: when it has ended, all calls fail with the reason, and a new one is
 * started. What the protocol demands of the agent stands in {@code docs/agents.md}.
 *
 * <p>Thread-safe: several threads may call at once. It has five daemon threads, named after it,
 * until its process has exited.
 */
public final class AgentProcess implements AutoCloseable {
  private final AgentSettings settings;
  private final PendingCalls calls = new PendingCalls();
  private final ErrorLines errors;
  private final Endings endings;
  private final SilenceWatch watch;
  private final AgentRun run;
  private volatile byte[] ready = {};
  private volatile boolean wedged;

  AgentProcess(AgentSettings settings) {
    this.settings = settings;
    errors = new ErrorLines(settings.time(), settings.listener()::errorLine);
    endings = new Endings(settings, calls, errors);
    watch =
        new SilenceWatch(
            settings.time(),
            settings.interval(),
            settings.interval().multipliedBy(settings.missed()),
            calls::silence,
            endings::silent);
    run = new AgentRun(settings, calls, endings, errors, watch);
  }

  /**
   * Says what an agent is; {@link AgentSlot#start} starts it.
   *
   * @param name the device that it drives, for messages and as the name of threads
   * @param command the program and its arguments; a program without a slash is looked for on the
   *     PATH
   */
  public static AgentBuilder builder(String name, List<String> command) {
    return new AgentBuilder(name, command);
  }

  /** Launches the process and waits for READY; past the deadline it is killed. */
  void start(Deadline deadline) throws InterruptedException {
    PendingCall call = calls.start(deadline);
    run.begin();
    try {
      ready = await(call, deadline.remaining());
    } catch (InterruptedException | RuntimeException notReady) {
      endings.byHost("was killed: it was not ready in time");
      run.kill();
      throw notReady;
    } catch (AgentErrorException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  ErrorCode code() {
    return settings.code();
  }

  /** The device that it drives. */
  public String name() {
    return settings.name();
  }

  /** The body of its READY: what it is. */
  public byte[] ready() {
    return ready.clone();
  }

  /**
   * Asks the agent and waits for its answer.
   *
   * @return the body of its REPLY
   * @throws AgentErrorException if it answered with an ERROR
   * @throws DeviceException {@code TIMEOUT} past the deadline; {@code STALLED} as soon as the agent
   *     is taken for frozen; {@code GONE} as soon as its process has exited, with the exit status,
   *     or the host has ended it, whatever the reason; {@code DEFECT} if it broke the protocol
   *     meanwhile; what {@link #giveUp} was told. The last lines of its standard error are the
   *     evidence. An answer that comes after that is dropped
   * @throws InterruptedException if the caller was interrupted; the call is given up
   */
  public byte[] call(AgentRequest request, Deadline deadline)
      throws AgentErrorException, InterruptedException {
    Duration limit = deadline.remaining();
    if (limit.isZero()) {
      throw failed(FailureKind.TIMEOUT, request, "was not begun: its time was over");
    }
    PendingCall call = calls.open(request, deadline);
    run.outbox().put(call);
    watch.asked();
    try {
      return await(call, limit);
    } finally {
      if (run.outbox().withdraw(call)) {
        calls.forget(call);
      }
      if (!request.silence().isZero()) {
        watch.look();
      }
    }
  }

  private byte[] await(PendingCall call, Duration limit)
      throws AgentErrorException, InterruptedException {
    String operation = call.request().operation();
    try {
      settings.time().await(call.ended(), call.deadline().remaining());
    } catch (InterruptedException stopped) {
      call.fail(Failure.of(FailureKind.TIMEOUT, operation, "its caller was interrupted"));
      throw stopped;
    }
    if (!call.hasEnded()) {
      String message = operation + " was not answered within " + limit.toMillis() + " ms";
      call.fail(endings.failure(FailureKind.TIMEOUT, operation, message));
    }
    return call.result(settings.code());
  }

  /**
   * Ends the calls of an operation that are under way, each with this failure, because it is known
   * by other means that they come to nothing: the agent said that the device has stalled. Never
   * blocks.
   *
   * @return how many there were
   */
  public int giveUp(String operation, FailureKind kind, String message) {
    return calls.fail(
        call -> call.request().operation().equals(operation),
        call -> endings.failure(kind, operation, message));
  }

  /**
   * Kills the process and what it has started, and waits for its exit until the kill limit. Calls
   * under way fail at once. Does no harm when it has ended.
   *
   * @param why for the failures of calls: {@code it was replaced}
   * @return whether it has exited; if not, it is {@linkplain #isWedged wedged}
   * @throws InterruptedException if the caller was interrupted; it is killed nevertheless
   */
  public boolean kill(String why) throws InterruptedException {
    endings.byHost("was killed: " + why);
    run.kill();
    return awaitExit();
  }

  /**
   * Ends its input and gives it a short time to end by itself, then kills it. When this returns
   * nothing is left, unless the process cannot be killed. Calls under way fail at once.
   */
  @Override
  public void close() {
    endings.byHost("was closed");
    run.outbox().end();
    try {
      if (!settings.time().await(run.exited(), settings.closeGrace())) {
        run.kill();
      }
      awaitExit();
    } catch (InterruptedException stopped) {
      run.kill();
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitExit() throws InterruptedException {
    if (!settings.time().await(run.exited(), settings.killLimit())) {
      if (!wedged) {
        wedged = true;
        endings.wedged(description() + " was killed and does not exit");
      }
      return false;
    }
    settings.time().await(run.over(), settings.killLimit());
    return true;
  }

  /** If it was killed, waits for its exit until the kill limit or the deadline. */
  void awaitExitIfKilled(Deadline deadline) throws InterruptedException {
    if (run.wasKilled()) {
      settings.time().await(run.exited(), deadline.atMost(settings.killLimit()).remaining());
    }
  }

  /** {@code the agent of left (pid 4711, state D ...)}. */
  String description() {
    HostedProcess process = run.process();
    String which = "the agent of " + settings.name();
    if (process == null) {
      return which + " (not launched yet)";
    }
    String state = ProcessTable.state(process.pid()).map(text -> ", " + text).orElse("");
    return which + " (pid " + process.pid() + state + ")";
  }

  /** Whether it was killed once and had not exited at the kill limit; for ever after. */
  public boolean isWedged() {
    return wedged;
  }

  /** Whether there is no process any more. */
  public boolean hasExited() {
    return run.exited().isDone();
  }

  /**
   * How its process has exited; 128 and the number of the signal that ended it. Empty as long as it
   * runs, and if there never was one.
   */
  public OptionalInt exitStatus() {
    return Optional.ofNullable(run.status())
        .map(status -> OptionalInt.of(status.value()))
        .orElse(OptionalInt.empty());
  }

  /** Its process id; empty before it is launched. */
  public OptionalLong pid() {
    return Optional.ofNullable(run.process())
        .map(process -> OptionalLong.of(process.pid()))
        .orElse(OptionalLong.empty());
  }

  /** The last lines of its standard error, oldest first, each with the time it was read at. */
  public List<String> errorLines() {
    return errors.last();
  }

  private DeviceException failed(FailureKind kind, AgentRequest request, String what) {
    String operation = request.operation();
    return new DeviceException(
        settings.code(), endings.failure(kind, operation, operation + " " + what));
  }
}
