package dev.steadyscan.api.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of every error that Steadyscan throws: it has a {@link ErrorCode code}, says who has to
 * act, and keeps its cause. The message is one sentence for that person.
 */
public class ScanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** An error with nothing beneath it. */
  public ScanException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error and what caused it. */
  public ScanException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** One sentence for whoever has to act. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }

  /** What went wrong. */
  public final ErrorCode code() {
    return code;
  }

  /** Who has to act. */
  public Actor actor() {
    return code.actor();
  }
}
