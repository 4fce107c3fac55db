package dev.steadyscan.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a command printed. */
final class Screen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final InputStream in;
  private final Terminal terminal;

  Screen(boolean live, boolean colours) {
    this(live, colours, false, "");
  }

  private Screen(boolean live, boolean colours, boolean attended, String typed) {
    in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Optional.of(new TypedLines(in)).filter(any -> attended),
            live,
            live,
            colours);
  }

  /** A terminal at which this is typed. */
  static Screen typing(String typed) {
    return new Screen(true, false, true, typed);
  }

  static Screen file() {
    return new Screen(false, false);
  }

  Terminal terminal() {
    return terminal;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  List<String> outLines() {
    return out().lines().toList();
  }

  List<String> errLines() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  void clear() {
    out.reset();
    err.reset();
  }
}
