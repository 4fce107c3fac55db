package dev.steadyscan.cli;

import dev.steadyscan.core.config.PlainText;
import dev.steadyscan.core.config.SettingsHelp;
import dev.steadyscan.core.plugin.Offers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What factories take, as a text: a line for each key. */
final class DescribeText {
  private static final int LONGEST_DEFAULT = 20;

  private DescribeText() {}

  static List<String> lines(List<Described> all) {
    List<String> lines = new ArrayList<>();
    Set<String> shared = new LinkedHashSet<>();
    for (Described one : all) {
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      lines.add(one.kind() + " " + one.name() + ", " + whose(one));
      for (String section : sections(one.keys())) {
        if (section.startsWith("scan.") || shared.add(section)) {
          lines.addAll(section(one, section));
        }
      }
      if (one.keys().isEmpty()) {
        lines.add("takes no keys of its own");
      }
    }
    return lines.stream().map(PlainText::of).toList();
  }

  private static String whose(Described one) {
    return one.plugin().equals(Offers.BUILT_IN) ? "built in" : "of the plugin " + one.plugin();
  }

  private static Set<String> sections(List<SettingsHelp.Key> keys) {
    Set<String> sections = new LinkedHashSet<>();
    keys.forEach(key -> sections.add(key.section()));
    return sections;
  }

  private static List<String> section(Described one, String section) {
    String choice = one.kind().equals("recovery") ? "policy" : "type";
    String chosen = section.startsWith("scan.") ? choice + " = " + one.name() + ", ... }" : "... }";
    Table table = new Table();
    for (SettingsHelp.Key key : one.keys()) {
      if (key.section().equals(section)) {
        table.row("  " + key.key(), given(key), meaning(key));
      }
    }
    List<String> lines = new ArrayList<>(List.of(section + " { " + chosen));
    lines.addAll(table.lines());
    return lines;
  }

  private static String given(SettingsHelp.Key key) {
    if (key.required()) {
      return "required";
    } else if (key.preset().isEmpty()) {
      return "optional";
    }
    String preset = key.preset();
    return preset.length() > LONGEST_DEFAULT
        ? "= " + preset.substring(0, LONGEST_DEFAULT) + "..."
        : "= " + preset;
  }

  private static String meaning(SettingsHelp.Key key) {
    return key.help().isEmpty() ? key.expected() : key.expected() + ": " + key.help();
  }
}
