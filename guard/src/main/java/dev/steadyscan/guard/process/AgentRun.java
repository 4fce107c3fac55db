package dev.steadyscan.guard.process;

import dev.steadyscan.api.time.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of an agent's process, from its launch to its exit, on one thread: PR_SET_PDEATHSIG
 * follows the thread that launched a process and not the process of that thread. Thread-safe.
 */
final class AgentRun {
  private static final Logger LOG = LoggerFactory.getLogger(AgentRun.class);

  /** What a process wrote can be read soon after its exit, unless another one holds its pipes. */
  private static final Duration DRAIN_LIMIT = Duration.ofMillis(500);

  /** How long a process may take to exit when its streams have ended, on a machine under load. */
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(3);

  /** How often and how soon what a process left behind is looked for again. */
  private static final int LOOKS = 20;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final AgentSettings settings;
  private final PendingCalls calls;
  private final Endings endings;
  private final ErrorLines errors;
  private final SilenceWatch watch;
  private final Outbox outbox = new Outbox();
  private final CompletableFuture<Void> exited = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private volatile @Nullable HostedProcess process;
  private volatile @Nullable ExitStatus status;
  private volatile boolean killed;

  AgentRun(
      AgentSettings settings,
      PendingCalls calls,
      Endings endings,
      ErrorLines errors,
      SilenceWatch watch) {
    this.settings = settings;
    this.calls = calls;
    this.endings = endings;
    this.errors = errors;
    this.watch = watch;
  }

  /** Launches the process on a new thread. */
  void begin() {
    try {
      Pump.started(settings.name() + " agent", this::live);
    } catch (OutOfMemoryError noThread) {
      notLaunched(noThread);
    }
  }

  /** Takes the requests for the process. */
  Outbox outbox() {
    return outbox;
  }

  /** Kills the process: now, or as soon as there is one. Does not wait. */
  void kill() {
    killed = true;
    HostedProcess running = process;
    if (running != null && !exited.isDone()) {
      running.kill();
    }
  }

  boolean wasKilled() {
    return killed;
  }

  /** Completed when there is no process any more, or none came to be. */
  CompletableFuture<Void> exited() {
    return exited;
  }

  /** Completed when threads and descriptors are given back too. */
  CompletableFuture<Void> over() {
    return over;
  }

  @Nullable HostedProcess process() {
    return process;
  }

  @Nullable ExitStatus status() {
    return status;
  }

  private void live() {
    HostedProcess launched;
    try {
      launched =
          settings.launcher().launch(settings.command(), settings.environment(), settings.folder());
    } catch (Throwable notThere) {
      notLaunched(notThere);
      return;
    }
    process = launched;
    if (killed) {
      launched.kill();
    }
    List<Pump> drains = new ArrayList<>();
    List<Pump> others = new ArrayList<>();
    start(launched, drains, others);
    ExitStatus how = new ExitStatus(untilExit(launched));
    status = how;
    exited.complete(null);
    end(launched, how, drains, others);
  }

  private void notLaunched(Throwable why) {
    endings.notLaunched(why);
    exited.complete(null);
    over.complete(null);
  }

  /** Starts what runs beside the process; without it the process is of no use. */
  private void start(HostedProcess launched, List<Pump> drains, List<Pump> others) {
    String name = settings.name() + " agent ";
    try {
      drains.add(Pump.started(name + "errors", () -> errors.drain(launched.errors())));
      drains.add(Pump.started(name + "output", () -> readOutput(launched)));
      others.add(Pump.started(name + "input", () -> writeInput(launched)));
      others.add(Pump.started(name + "watch", watch::run));
    } catch (OutOfMemoryError noThread) {
      endings.notLaunched(noThread);
      kill();
    }
  }

  private void readOutput(HostedProcess launched) throws IOException, InterruptedException {
    AgentOutput output = new AgentOutput(calls, watch, settings.listener());
    try {
      output.drain(launched.output());
      watch.end();
      killUnlessItExits(() -> endings.closed("output"));
    } catch (BrokenProtocolException broken) {
      watch.end();
      if (broken.cutShort()) {
        killUnlessItExits(() -> endings.broken(broken));
      } else if (endings.broken(broken)) {
        kill();
      }
    }
  }

  private void writeInput(HostedProcess launched) throws InterruptedException {
    try {
      outbox.drain(launched.input());
    } catch (IOException closed) {
      LOG.debug("agent of {}: its input is closed", settings.name(), closed);
      killUnlessItExits(() -> endings.closed("input"));
    }
  }

  /** The streams of a process end just before it has exited. */
  private void killUnlessItExits(BooleanSupplier end) throws InterruptedException {
    if (!settings.time().await(exited, EXIT_LIMIT) && end.getAsBoolean()) {
      kill();
    }
  }

  private static int untilExit(HostedProcess launched) {
    while (true) {
      try {
        return launched.waitForExit();
      } catch (InterruptedException nobodyMeansThis) {
        LOG.debug("interrupted while waiting for an exit", nobodyMeansThis);
      }
    }
  }

  private void end(HostedProcess launched, ExitStatus how, List<Pump> drains, List<Pump> others) {
    try {
      await(drains);
      endings.exited(how, killed);
      calls.settleAll();
      outbox.end();
      watch.end();
      killLeftovers(launched);
      await(drains);
      await(others);
    } finally {
      Stream.of(launched.input(), launched.output(), launched.errors()).forEach(this::close);
      over.complete(null);
    }
  }

  private void killLeftovers(HostedProcess launched) {
    try {
      for (int look = 0; look < LOOKS && !launched.killLeftovers(); look++) {
        settings.time().sleep(LOOK_AGAIN);
      }
    } catch (InterruptedException nobodyMeansThis) {
      LOG.debug("interrupted while looking for what is left", nobodyMeansThis);
    }
  }

  private void await(List<Pump> pumps) {
    Deadline deadline = Deadline.after(settings.time(), DRAIN_LIMIT);
    try {
      for (Pump pump : pumps) {
        settings.time().await(pump.ended(), deadline.remaining());
      }
    } catch (InterruptedException nobodyMeansThis) {
      LOG.debug("interrupted while reading what is left", nobodyMeansThis);
    }
  }

  private void close(Closeable stream) {
    try {
      stream.close();
    } catch (IOException alreadyBroken) {
      LOG.debug("agent of {}: a stream was broken already", settings.name(), alreadyBroken);
    }
  }
}
