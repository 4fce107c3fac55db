package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanListener;

/** How a scan under way is shown. Thread-safe. */
interface RunView extends ScanListener {

  /** Shows a line that is no event. */
  void line(String text);

  /** Time has passed. */
  void tick();

  /** Takes away what is not to stay. */
  void end();
}
