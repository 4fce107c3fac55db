package dev.steadyscan.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands where in a HOCON text: every key that is written, with its line and the text of its
 * value, and every include. HOCON's own parser keeps none of that, since it merges as it reads.
 *
 * <p>Meant for texts that HOCON's parser takes; of any other it makes something, and never fails.
 */
final class HoconOutline {

  /** What a key is given. */
  enum Kind {
    /** A section, which merges with others. */
    SECTION,
    /** A value, which hides an earlier one. */
    VALUE,
    /** A value that builds on an earlier one: {@code +=}, or one that names itself. */
    APPEND,
    /** A value that holds only if something is set elsewhere: {@code ${?NAME}}. */
    OVERRIDE,
    /** Not a key: the value of {@code text} is included here. */
    INCLUDE
  }

  /**
   * One key as it is written, or an include.
   *
   * @param scope keys are the same only within one; each element of a list is one
   * @param path the key; of an include the section around it
   * @param line of the key
   * @param text of the value, in short; of an include all of it
   * @param length of the value as it is written, in characters
   * @param references what the substitutions of the value name, in its lists too
   */
  record Entry(
      int scope,
      KeyPath path,
      Kind kind,
      int line,
      String text,
      int length,
      List<String> references) {

    /** A section without substitutions. */
    static Entry section(int scope, KeyPath path, int line) {
      return new Entry(scope, path, Kind.SECTION, line, "{...}", 0, List.of());
    }
  }

  private static final int SHORT = 60;

  private final HoconCursor cursor;
  private final List<Entry> entries = new ArrayList<>();
  private int scopes;

  private HoconOutline(String text) {
    cursor = new HoconCursor(text);
  }

  /** The entries in the order of the text; a section comes before what is in it. */
  static List<Entry> of(String text) {
    HoconOutline outline = new HoconOutline(text);
    outline.cursor.skipBlank("");
    if (outline.cursor.looksAt("{")) {
      outline.cursor.skip(1);
    }
    outline.body(0, KeyPath.ROOT, false);
    return List.copyOf(outline.entries);
  }

  private void body(int scope, KeyPath section, boolean closes) {
    while (true) {
      cursor.skipBlank(",");
      if (cursor.atEnd()) {
        return;
      }
      if (cursor.peek() == '}') {
        cursor.skip(1);
        if (closes) {
          return;
        }
      } else {
        field(scope, section);
      }
    }
  }

  private void field(int scope, KeyPath section) {
    int start = cursor.position();
    int line = cursor.line();
    List<String> key = new HoconKey(cursor).read();
    if (key.isEmpty()) {
      include(scope, section, line);
    } else {
      KeyPath path = section;
      for (String part : key.subList(0, key.size() - 1)) {
        path = child(path, part);
        entries.add(Entry.section(scope, path, line));
      }
      assignment(scope, child(path, key.get(key.size() - 1)), line);
    }
    if (cursor.position() == start) {
      cursor.skip(1);
    }
  }

  /** What is far too deep is refused by those who read the outline; here it costs nothing. */
  private static KeyPath child(KeyPath section, String part) {
    return section.parts().size() > ConfigLimits.DEEPEST ? section : section.child(part);
  }

  private void include(int scope, KeyPath section, int line) {
    cursor.skipBlank("");
    int start = cursor.position();
    if (cursor.looksAt("\"")) {
      cursor.quoted();
    } else {
      while (!cursor.atEnd() && cursor.peek() != '\n' && cursor.peek() != '"') {
        cursor.skip(1);
      }
      if (cursor.peek() == '"') {
        cursor.quoted();
      }
      while (cursor.looksAt(")")) {
        cursor.skip(1);
      }
    }
    String text = cursor.since(start);
    entries.add(new Entry(scope, section, Kind.INCLUDE, line, text, 0, List.of()));
  }

  private void assignment(int scope, KeyPath path, int line) {
    cursor.skipBlank("");
    boolean append = cursor.looksAt("+=");
    if (append) {
      cursor.skip(2);
    } else if (cursor.peek() == '=' || cursor.peek() == ':') {
      cursor.skip(1);
    }
    cursor.skipBlank("");
    int slot = entries.size();
    entries.add(Entry.section(scope, path, line));
    int start = cursor.position();
    scopes += append ? 1 : 0;
    ValueParts parts = new ValueParts();
    value(parts, append ? scopes : scope, append ? path.element(0) : path);
    Kind kind = append ? Kind.APPEND : parts.kind();
    String written = cursor.since(start);
    String text = kind == Kind.SECTION ? "{...}" : PlainText.inShort(written, SHORT);
    entries.set(
        slot,
        new Entry(scope, path, kind, line, text, written.length(), parts.references(append, path)));
  }

  private void value(ValueParts parts, int scope, KeyPath path) {
    int elements = 0;
    while (!cursor.atEnd() && ",}]\n".indexOf(cursor.peek()) < 0 && !cursor.atComment()) {
      if (cursor.peek() == '{') {
        cursor.skip(1);
        body(scope, path, true);
        parts.addSection();
      } else if (cursor.peek() == '[') {
        elements = list(parts, path, elements);
        parts.addValue();
      } else if (cursor.looksAt("${")) {
        substitution(path, parts);
      } else if (cursor.peek() == '"') {
        cursor.quoted();
        parts.addValue();
      } else {
        cursor.skip(1);
        parts.addValue();
      }
      cursor.skipSpace();
    }
  }

  private int list(ValueParts around, KeyPath path, int first) {
    cursor.skip(1);
    int index = first;
    while (true) {
      cursor.skipBlank(",");
      if (cursor.atEnd()) {
        return index;
      }
      if (cursor.peek() == ']') {
        cursor.skip(1);
        return index;
      }
      int start = cursor.position();
      scopes++;
      ValueParts element = new ValueParts();
      value(element, scopes, path.element(index));
      around.addReferencesOf(element);
      index++;
      if (cursor.position() == start) {
        cursor.skip(1);
      }
    }
  }

  private void substitution(KeyPath path, ValueParts parts) {
    int start = cursor.position();
    while (!cursor.atEnd() && cursor.peek() != '}' && cursor.peek() != '\n') {
      cursor.skip(1);
    }
    cursor.skip(1);
    String text = cursor.since(start);
    boolean optional = text.startsWith("${?");
    String name = text.substring(optional ? 3 : 2).replaceFirst("}\\s*$", "").strip();
    parts.addSubstitution(name, optional, name.equals(path.toString()));
  }
}
