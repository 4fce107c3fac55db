package dev.steadyscan.cli;

import dev.steadyscan.core.scan.CheckItem;
import java.nio.file.Path;
import java.util.List;

/** What was looked at, as a table. */
final class CheckText {
  private CheckText() {}

  static List<String> lines(Path config, List<CheckItem> items) {
    Table table = new Table().row("ok", "config", config + " fits its plugins");
    items.forEach(item -> table.row(item.ok() ? "ok" : "NOT OK", item.what(), item.message()));
    return table.lines();
  }
}
