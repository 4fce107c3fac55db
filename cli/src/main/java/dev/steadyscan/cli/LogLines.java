package dev.steadyscan.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * Prints each log event as one line; an error is followed by its stack trace, a warning names its
 * cause in the line.
 *
 * <p>Thread-safe.
 */
final class LogLines extends AppenderBase<ILoggingEvent> {
  static final String NAME = "lines";

  private volatile Consumer<String> sink = Terminal::standardError;

  LogLines() {
    setName(NAME);
  }

  /** Sends the lines elsewhere from now on. */
  void sink(Consumer<String> value) {
    sink = value;
  }

  @Override
  protected void append(ILoggingEvent event) {
    sink.accept(text(event, ZoneId.systemDefault()));
  }

  static String text(ILoggingEvent event, ZoneId zone) {
    String logger = event.getLoggerName();
    StringBuilder line =
        new StringBuilder(Clock.text(Instant.ofEpochMilli(event.getTimeStamp()), zone))
            .append(' ')
            .append(String.format("%-5s ", event.getLevel()))
            .append(logger.substring(logger.lastIndexOf('.') + 1))
            .append(": ")
            .append(event.getFormattedMessage());
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown == null) {
      return line.toString();
    } else if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      return line.append('\n')
          .append(ThrowableProxyUtil.asString(thrown))
          .toString()
          .stripTrailing();
    }
    for (IThrowableProxy cause = thrown; cause != null; cause = cause.getCause()) {
      line.append(": ").append(cause.getClassName()).append(": ").append(cause.getMessage());
    }
    return line.toString().replaceAll("\\R", " ");
  }
}
