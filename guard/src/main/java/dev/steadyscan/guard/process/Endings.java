package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.guard.process.PendingCalls.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an agent's calls when something befalls it, and who is told. The first ending of
 * an agent holds; what follows from it is no news. Thread-safe.
 */
final class Endings {
  /** The operation of a failure that belongs to no call. */
  private static final String AGENT = "agent";

  private final AgentSettings settings;
  private final PendingCalls calls;
  private final ErrorLines errors;

  Endings(AgentSettings settings, PendingCalls calls, ErrorLines errors) {
    this.settings = settings;
    this.calls = calls;
    this.errors = errors;
  }

  /** A failure with what the agent last wrote to its standard error. */
  Failure failure(FailureKind kind, String operation, String message) {
    return new Failure(kind, operation, message, errors.last(), Optional.empty());
  }

  /** The host has ended it, and knows why. */
  void byHost(String how) {
    calls.end(ending(FailureKind.GONE, "the agent " + how));
  }

  void notLaunched(Throwable why) {
    String program = settings.command().get(0);
    if (why instanceof OutOfMemoryError) {
      end(FailureKind.NO_MEMORY, "the system gave no thread for the agent", why);
    } else if (!(why instanceof IOException)) {
      end(FailureKind.DEFECT, "the agent's launcher failed", why);
    } else if (Programs.isThere(settings)) {
      end(FailureKind.GONE, "the agent could not be launched: " + why.getMessage(), why);
    } else {
      end(FailureKind.SETTING_REFUSED, "there is no program '" + program + "' to run", why);
    }
  }

  void exited(ExitStatus how, boolean killedByHost) {
    List<String> evidence = new ArrayList<>(errors.last());
    if (how.isKill() && !killedByHost) {
      evidence.add("killed by a SIGKILL that was not the host's: out of memory?");
    }
    String message = "the agent " + how.text();
    tell(new Ending(FailureKind.GONE, message, evidence, Optional.empty()));
  }

  /** It closed a stream and lives on. Whether this is the first ending. */
  boolean closed(String stream) {
    return tell(ending(FailureKind.GONE, "the agent closed its standard " + stream));
  }

  /** What it wrote is not the protocol. Whether this is the first ending. */
  boolean broken(BrokenProtocolException how) {
    List<String> evidence = new ArrayList<>(errors.last());
    evidence.add("received: " + how.bytes());
    String message = "the agent broke the protocol: it " + how.getMessage();
    return tell(new Ending(FailureKind.DEFECT, message, evidence, Optional.of(how)));
  }

  /** It gives no sign of life; it may yet. */
  void silent(Duration since, boolean first) {
    String message = "the agent gave no sign of life for " + since.toMillis() + " ms";
    calls.fail(
        call -> true, call -> failure(FailureKind.STALLED, call.request().operation(), message));
    if (first && !calls.hasEnded()) {
      settings.listener().trouble(failure(FailureKind.STALLED, AGENT, message));
    }
  }

  /** It was killed and does not exit. */
  void wedged(String what) {
    settings.listener().trouble(failure(FailureKind.BUSY, AGENT, what));
  }

  private void end(FailureKind kind, String message, Throwable why) {
    tell(new Ending(kind, message, errors.last(), Optional.of(why)));
  }

  private Ending ending(FailureKind kind, String message) {
    return new Ending(kind, message, errors.last(), Optional.empty());
  }

  private boolean tell(Ending how) {
    boolean first = calls.end(how);
    if (first) {
      settings.listener().trouble(how.of(AGENT));
    }
    return first;
  }
}
