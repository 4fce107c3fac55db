package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventText;
import java.time.ZoneId;

/** A bar in the last line of a terminal; what is worth knowing is printed above it, and stays. */
final class BarView implements RunView {
  private static final long NANOS_BETWEEN = 100_000_000L;
  private static final String ERASE = "\r\u001b[K";

  /** Lines are cut at the right edge, not wrapped: so nobody needs to know how wide it is. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";
  private static final String PLAIN = "\u001b[0m";

  private final Terminal terminal;
  private final TimeSource time;
  private final ZoneId zone;
  private final Progress progress;
  private long drawn;
  private boolean ended;

  BarView(Terminal terminal, TimeSource time, ZoneId zone) {
    this.terminal = terminal;
    this.time = time;
    this.zone = zone;
    this.progress = new Progress(time.nanos());
    this.drawn = time.nanos() - NANOS_BETWEEN;
  }

  @Override
  public synchronized void on(ScanEvent event) {
    long now = time.nanos();
    progress.on(event, now);
    Notability notability = Notability.of(event);
    if (notability != Notability.ROUTINE) {
      EventText.line(event)
          .ifPresent(
              text -> above(painted(Clock.text(event.time(), zone) + " " + text, notability)));
    } else if (now - drawn >= NANOS_BETWEEN) {
      draw("");
    }
  }

  @Override
  public synchronized void line(String text) {
    above(text);
  }

  @Override
  public synchronized void tick() {
    draw("");
  }

  @Override
  public synchronized void end() {
    if (!ended) {
      ended = true;
      terminal.raw(ERASE);
    }
  }

  private void above(String text) {
    draw(text + System.lineSeparator());
  }

  /** In one piece, so that the terminal is never left half way. */
  private void draw(String above) {
    String bar = ended ? "" : CUT + ProgressText.line(progress, time.nanos()) + hint() + WRAP;
    terminal.raw(ERASE + above + bar);
    drawn = time.nanos();
  }

  private String hint() {
    if (!terminal.isAttended() || progress.points() == 0) {
      return "";
    }
    return progress.isPaused() ? "  PAUSED (p, Enter: go on)" : "  (p, Enter: pause)";
  }

  private String painted(String text, Notability notability) {
    return terminal.hasColours() ? notability.colour() + text + PLAIN : text;
  }
}
