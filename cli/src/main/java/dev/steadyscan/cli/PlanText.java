package dev.steadyscan.cli;

import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.scan.ScanPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A plan as a table. */
final class PlanText {
  /** The others are in millimetres. */
  private static final Set<String> AXES_IN_DEGREES = Set.of("rotation", "tilt");

  private PlanText() {}

  static List<String> lines(ScanPlan plan, Path output) {
    Table table = new Table();
    table.row("scan", plan.name(), "");
    table.row("pattern", plan.pattern(), Words.count(plan.points(), "point"));
    plan.notes().forEach(note -> table.row("", "", note));
    table.row(
        "pictures",
        String.valueOf(plan.shots()),
        "of " + Words.count(plan.cameras().size(), "camera"));
    plan.cameras().forEach((name, model) -> table.row("camera", name, model));
    plan.travel().forEach((axis, way) -> table.row("travel", axis, way(axis, way)));
    table.row("time", "homing", EventText.text(plan.homing()));
    table.row("", "moves", EventText.text(plan.moving()));
    table.row("", "settling", EventText.text(plan.settling()));
    table.row("", "pictures", EventText.text(plan.capturing()));
    table.row("", "total", EventText.text(plan.total()) + ", if nothing has to be recovered");
    table.row("disk", EventText.size(plan.diskBytes()), "at most, in " + output);
    return table.lines();
  }

  private static String way(String axis, double way) {
    return Words.number(way) + (AXES_IN_DEGREES.contains(axis) ? " degrees" : " mm");
  }
}
