package dev.steadyscan.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go. Logback is loaded by the first that logs, not before.
 *
 * <p>Thread-safe.
 */
final class Logging {
  private volatile boolean fromFile;

  /**
   * Configures Logback from its XML, in place of what it does by itself.
   *
   * @throws ScanException with {@code INPUT} if the file is missing or wrong
   */
  void read(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ScanException(ErrorCode.INPUT, "--logging: " + file + " is no file to be read");
    }
    LoggerContext context = context();
    context.reset();
    context.getStatusManager().clear();
    JoranConfigurator reader = new JoranConfigurator();
    reader.setContext(context);
    fromFile = true;
    try {
      reader.doConfigure(file.toFile());
    } catch (JoranException malformed) {
      throw refused(file, errors(context, malformed.getMessage()), malformed);
    }
    String errors = errors(context, "");
    if (!errors.isEmpty()) {
      throw refused(file, errors, null);
    }
  }

  private static ScanException refused(Path file, String errors, @Nullable Throwable cause) {
    return new ScanException(ErrorCode.INPUT, "--logging: " + file + ": " + errors, cause);
  }

  private static String errors(LoggerContext context, @Nullable String otherwise) {
    List<Status> all = context.getStatusManager().getCopyOfStatusList();
    String errors =
        all.stream()
            .filter(status -> status.getEffectiveLevel() >= Status.ERROR)
            .map(Status::getMessage)
            .distinct()
            .collect(Collectors.joining("; "));
    return errors.isEmpty() && otherwise != null ? otherwise : errors;
  }

  /** Sends the lines that would go to standard error elsewhere. */
  void divert(Consumer<String> sink) {
    Logger root = context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Appender<?> lines = root.getAppender(LogLines.NAME);
    if (lines instanceof LogLines ours) {
      ours.sink(sink);
    }
  }

  /** Writes out what appenders of a file hold back. */
  void close() {
    if (fromFile) {
      context().stop();
    }
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
