package dev.steadyscan.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the command's texts go: the one place that knows the process's own streams.
 *
 * <p>Thread-safe.
 */
final class Terminal {
  /**
   * Set by the launchers, which can ask what is a terminal: any of {@code in}, {@code out}, {@code
   * err}. The JDK knows only whether both ends of a console are, and not in every version.
   */
  private static final String PROPERTY = "steadyscan.terminal";

  private final PrintStream out;
  private final PrintStream err;
  private final Optional<TypedLines> typed;
  private final boolean live;
  private final boolean shared;
  private final boolean colours;

  /**
   * A terminal.
   *
   * @param typed what somebody types; empty if nobody can
   * @param live whether what is printed can be overwritten: somebody is looking
   * @param shared whether errors are shown in the same place
   * @param colours whether colours are wanted
   */
  Terminal(
      PrintStream out,
      PrintStream err,
      Optional<TypedLines> typed,
      boolean live,
      boolean shared,
      boolean colours) {
    this.out = out;
    this.err = err;
    this.typed = typed;
    this.live = live;
    this.shared = shared;
    this.colours = colours;
  }

  /** The process's own. */
  static Terminal system(Properties properties, Map<String, String> environment) {
    String ends = properties.getProperty(PROPERTY, "");
    boolean outIs = ends.contains("out");
    boolean errIs = ends.contains("err");
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean live = outIs && !dumb;
    boolean shared = live && errIs;
    Optional<TypedLines> typed =
        live && ends.contains("in") ? Optional.of(new TypedLines(System.in)) : Optional.empty();
    return new Terminal(System.out, System.err, typed, live, shared, shared && !noColour);
  }

  /** A line for the process's standard error from code that has no terminal: log lines. */
  static void standardError(String line) {
    System.err.println(line);
    System.err.flush();
  }

  boolean isLive() {
    return live;
  }

  /** Whether somebody is there who sees what is printed and can type. */
  boolean isAttended() {
    return typed.isPresent();
  }

  /** A line that was typed, without its end; empty if there is none yet. Never waits. */
  synchronized Optional<String> typed() {
    return typed.flatMap(TypedLines::next);
  }

  boolean isShared() {
    return shared;
  }

  boolean hasColours() {
    return colours;
  }

  /** A line of what was asked for. */
  void out(String line) {
    raw(line + System.lineSeparator());
  }

  /** Text as it is, in one piece. */
  void raw(String text) {
    out.print(text);
    out.flush();
  }

  /** A line about what went wrong. */
  void err(String line) {
    err.println(line);
    err.flush();
  }

  PrintWriter outWriter() {
    return writer(out);
  }

  PrintWriter errWriter() {
    return writer(err);
  }

  void flush() {
    out.flush();
    err.flush();
  }

  /** One that leaves the encoding to the stream. */
  private static PrintWriter writer(PrintStream stream) {
    Writer writer =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            stream.print(new String(text, from, length));
          }

          @Override
          public void flush() {
            stream.flush();
          }

          @Override
          public void close() {
            flush();
          }
        };
    return new PrintWriter(writer, true);
  }
}
