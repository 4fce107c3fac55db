package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.core.event.EventText;
import java.time.ZoneId;

/** One line for each event, with the time of day: for files and pipes. */
final class LineView implements RunView {
  private final Terminal terminal;
  private final ZoneId zone;

  LineView(Terminal terminal, ZoneId zone) {
    this.terminal = terminal;
    this.zone = zone;
  }

  @Override
  public void on(ScanEvent event) {
    EventText.line(event)
        .ifPresent(text -> terminal.out(Clock.text(event.time(), zone) + " " + text));
  }

  @Override
  public void line(String text) {
    terminal.out(text);
  }

  @Override
  public void tick() {}

  @Override
  public void end() {}
}
