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
   * @param text of the value, in short
   */
  record Entry(int scope, KeyPath path, Kind kind, int line, String text) {}

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
        path = path.child(part);
        entries.add(new Entry(scope, path, Kind.SECTION, line, "{...}"));
      }
      assignment(scope, path.child(key.get(key.size() - 1)), line);
    }
    if (cursor.position() == start) {
      cursor.skip(1);
    }
  }

  private void include(int scope, KeyPath section, int line) {
    cursor.skipSpace();
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
    entries.add(new Entry(scope, section, Kind.INCLUDE, line, cursor.since(start)));
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
    entries.add(new Entry(scope, path, Kind.SECTION, line, "{...}"));
    int start = cursor.position();
    scopes += append ? 1 : 0;
    Parts parts = append ? value(scopes, path.element(0)) : value(scope, path);
    Kind kind = append ? Kind.APPEND : parts.kind();
    String text = kind == Kind.SECTION ? "{...}" : inShort(cursor.since(start));
    entries.set(slot, new Entry(scope, path, kind, line, text));
  }

  private Parts value(int scope, KeyPath path) {
    Parts parts = new Parts();
    int elements = 0;
    while (!cursor.atEnd() && ",}]\n".indexOf(cursor.peek()) < 0 && !cursor.atComment()) {
      if (cursor.peek() == '{') {
        cursor.skip(1);
        body(scope, path, true);
        parts.sections++;
      } else if (cursor.peek() == '[') {
        elements = list(path, elements);
        parts.values++;
      } else if (cursor.looksAt("${")) {
        substitution(path, parts);
      } else if (cursor.peek() == '"') {
        cursor.quoted();
        parts.values++;
      } else {
        cursor.skip(1);
        parts.values++;
      }
      cursor.skipSpace();
    }
    return parts;
  }

  private int list(KeyPath path, int first) {
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
      value(scopes, path.element(index));
      index++;
      if (cursor.position() == start) {
        cursor.skip(1);
      }
    }
  }

  private void substitution(KeyPath path, Parts parts) {
    int start = cursor.position();
    while (!cursor.atEnd() && cursor.peek() != '}' && cursor.peek() != '\n') {
      cursor.skip(1);
    }
    cursor.skip(1);
    String text = cursor.since(start);
    boolean optional = text.startsWith("${?");
    String name = text.substring(optional ? 3 : 2).replaceFirst("}\\s*$", "").strip();
    parts.add(optional, name.equals(path.toString()));
  }

  private static String inShort(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > SHORT ? line.substring(0, SHORT) + "..." : line;
  }

  /** Of what a value is put together. */
  private static final class Parts {
    private int sections;
    private int values;
    private int needed;
    private int optional;
    private boolean itself;

    void add(boolean isOptional, boolean isItself) {
      optional += isOptional ? 1 : 0;
      needed += isOptional ? 0 : 1;
      itself |= isItself;
    }

    boolean onlySections() {
      return values == 0 && sections > 0;
    }

    Kind kind() {
      if (onlySections()) {
        return Kind.SECTION;
      }
      if (itself) {
        return Kind.APPEND;
      }
      return values == 0 && needed == 0 && optional > 0 ? Kind.OVERRIDE : Kind.VALUE;
    }
  }
}
