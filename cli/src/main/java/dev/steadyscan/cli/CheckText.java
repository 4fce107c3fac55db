package dev.steadyscan.cli;

import dev.steadyscan.core.scan.CheckItem;
import java.util.List;

/** What was looked at, as a table. */
final class CheckText {
  private CheckText() {}

  static List<String> lines(List<CheckItem> items) {
    Table table = new Table();
    items.forEach(item -> table.row(item.ok() ? "ok" : "NOT OK", item.what(), item.message()));
    return table.lines();
  }
}
