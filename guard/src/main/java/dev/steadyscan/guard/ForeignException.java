package dev.steadyscan.guard;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.ScanException;
import java.util.Set;

/**
 * A copy of what foreign code threw, made where it was thrown: the thing itself may hang, or throw
 * once more, when it is asked for its text.
 */
public final class ForeignException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 20;

  /** The methods that a log or a message asks. */
  private static final Set<String> ASKED =
      Set.of("toString", "getMessage", "getLocalizedMessage", "getCause", "getStackTrace");

  private ForeignException(String text) {
    super(text);
  }

  /** Copies it with its causes. Asks it, so this is a call into the code that threw it. */
  public static ForeignException copyOf(Throwable thrown) {
    return copyOf(thrown, DEEPEST);
  }

  /** The throwable itself if it and its causes answer by the JDK's code or ours; else a copy. */
  static Throwable safe(Throwable thrown) {
    if (isPlain(thrown, DEEPEST)) {
      return thrown;
    }
    return thrown instanceof DeviceException known ? copyOf(known) : copyOf(thrown);
  }

  private static DeviceException copyOf(DeviceException known) {
    Failure failure = known.failure();
    DeviceException copy =
        new DeviceException(
            known.code(),
            new Failure(
                failure.kind(),
                failure.operation(),
                failure.message(),
                failure.evidence(),
                failure.cause().map(ForeignException::safe)));
    copy.setStackTrace(known.getStackTrace());
    return copy;
  }

  private static ForeignException copyOf(Throwable thrown, int depth) {
    try {
      ForeignException copy = new ForeignException(String.valueOf(thrown.toString()));
      copy.setStackTrace(thrown.getStackTrace());
      Throwable cause = thrown.getCause();
      if (cause != null && depth > 0) {
        copy.initCause(copyOf(cause, depth - 1));
      }
      return copy;
    } catch (Throwable broken) {
      return new ForeignException(thrown.getClass().getName());
    }
  }

  private static boolean isPlain(Throwable thrown, int depth) {
    if (depth < 0 || !ASKED.stream().allMatch(method -> isKnown(thrown, method))) {
      return false;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (!isPlain(suppressed, depth - 1)) {
        return false;
      }
    }
    Throwable cause = thrown.getCause();
    return cause == null || isPlain(cause, depth - 1);
  }

  private static boolean isKnown(Throwable thrown, String method) {
    try {
      Class<?> type = thrown.getClass().getMethod(method).getDeclaringClass();
      return type.getClassLoader() == null || type == ScanException.class;
    } catch (ReflectiveOperationException | LinkageError unknown) {
      return false;
    }
  }

  /** The text of the original, which begins with its class: the name of this one says nothing. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return String.valueOf(getMessage());
  }
}
