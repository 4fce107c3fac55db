package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {
  @TempDir private Path folder;

  @AfterEach
  void configuresAsAtTheStart() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    new LogConfigurator().configure(context);
  }

  @Test
  void warningsAreTheLeastThatIsPrintedAndCanBeDiverted() {
    List<String> lines = new ArrayList<>();
    new Logging().divert(lines::add);
    LoggerFactory.getLogger("some.library.Thing").info("not this");
    LoggerFactory.getLogger("some.library.Thing").warn("careful");
    assertThat(lines).singleElement().asString().endsWith(" WARN  Thing: careful");
  }

  @Test
  void aWarningIsOneLineWithItsCauses() {
    Throwable thrown = new IllegalStateException("outer", new IOException("inner\nline"));
    assertThat(text(Level.WARN, thrown))
        .isEqualTo(
            "12:00:00.250 WARN  Thing: text: java.lang.IllegalStateException: outer:"
                + " java.io.IOException: inner line");
  }

  @Test
  void anErrorIsFollowedByItsStackTrace() {
    assertThat(text(Level.ERROR, new IllegalStateException("outer")))
        .startsWith(
            "12:00:00.250 ERROR Thing: text\njava.lang.IllegalStateException: outer\n\tat ");
  }

  @Test
  void aFileReplacesWhatIsDoneByDefault() throws IOException {
    Path log = folder.resolve("a.log");
    Path file =
        xml(
            "<configuration><appender name='f' class='ch.qos.logback.core.FileAppender'><file>"
                + log
                + "</file><encoder><pattern>%msg%n</pattern></encoder></appender>"
                + "<root level='INFO'><appender-ref ref='f'/></root></configuration>");
    Logging logging = new Logging();
    logging.read(file);
    LoggerFactory.getLogger("some.library.Thing").info("this too");
    logging.close();
    assertThat(log).hasContent("this too");
  }

  @Test
  void aFileThatIsWrongIsRefusedWithTheReason() throws IOException {
    assertRefused(xml("<configuration><appender"), "line 1");
    assertRefused(
        xml(
            "<configuration><appender name='f' class='no.such.Appender'/>"
                + "<root><appender-ref ref='f'/></root></configuration>"),
        "no.such.Appender");
    assertRefused(folder, "no file to be read");
    assertRefused(folder.resolve("missing.xml"), "no file to be read");
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> new Logging().read(file))
        .isInstanceOfSatisfying(
            ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT))
        .hasMessageStartingWith("--logging: " + file)
        .hasMessageContaining(reason);
  }

  private Path xml(String text) throws IOException {
    return Files.writeString(folder.resolve("logback.xml"), text);
  }

  private static String text(Level level, Throwable thrown) {
    Logger logger = (Logger) LoggerFactory.getLogger("some.library.Thing");
    LoggingEvent event = new LoggingEvent("", logger, level, "text", thrown, new Object[0]);
    event.setInstant(Instant.parse("2026-01-01T12:00:00.250Z"));
    return LogLines.text(event, ZoneOffset.UTC);
  }
}
