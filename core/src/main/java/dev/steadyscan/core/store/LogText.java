package dev.steadyscan.core.store;

import dev.steadyscan.api.event.ScanEvent;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of a scan's log. An event that cannot be told has none. */
final class LogText {
  private static final Logger LOG = LoggerFactory.getLogger(LogText.class);

  private final Function<? super ScanEvent, Optional<String>> text;

  LogText(Function<? super ScanEvent, Optional<String>> text) {
    this.text = text;
  }

  /** The event's line with time and line feed, or nothing; further lines of it are indented. */
  String line(ScanEvent event) {
    try {
      return text.apply(event)
          .map(words -> Json.time(event.time()) + " " + words.replace("\n", "\n    ") + "\n")
          .orElse("");
    } catch (RuntimeException failed) {
      LOG.warn("{} has no line in the log", event.getClass().getName(), failed);
      return "";
    }
  }
}
