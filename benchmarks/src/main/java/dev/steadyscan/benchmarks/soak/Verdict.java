package dev.steadyscan.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * What was promised and what came of it.
 *
 * @param name of the soak
 * @param figures lines for a person
 * @param broken promises that were not kept, empty if all is well
 */
record Verdict(String name, List<String> figures, List<String> broken) {
  /** Copies. */
  Verdict {
    figures = List.copyOf(figures);
    broken = List.copyOf(broken);
  }

  boolean isKept() {
    return broken.isEmpty();
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of(name));
    figures.forEach(figure -> lines.add("  " + figure));
    broken.forEach(promise -> lines.add("  BROKEN: " + promise));
    lines.add(isKept() ? "  every promise kept" : "  " + broken.size() + " promises broken");
    return String.join(System.lineSeparator(), lines);
  }
}
