package dev.steadyscan.core.config;

import java.util.ArrayList;
import java.util.List;

/** Reads one key: {@code a}, {@code a.b}, {@code "a b".c}. */
final class HoconKey {
  private static final String ENDS = ":={}[],\n";

  private final HoconCursor cursor;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final StringBuilder space = new StringBuilder();
  private boolean anyQuoted;

  HoconKey(HoconCursor cursor) {
    this.cursor = cursor;
  }

  /** The key's parts; empty if it is the word {@code include}, which is read then. */
  List<String> read() {
    while (!ended()) {
      if (cursor.peek() == '"') {
        append(cursor.quoted());
        anyQuoted = true;
      } else if (cursor.peek() == '.') {
        cursor.skip(1);
        append("");
        finishPart();
      } else {
        unquoted(cursor.peek());
        cursor.skip(1);
      }
      if (isInclude()) {
        return List.of();
      }
    }
    finishPart();
    return parts;
  }

  private boolean ended() {
    return cursor.atEnd()
        || ENDS.indexOf(cursor.peek()) >= 0
        || cursor.atComment()
        || cursor.looksAt("+=");
  }

  private boolean isInclude() {
    return !anyQuoted
        && parts.isEmpty()
        && part.toString().equals("include")
        && Character.isWhitespace(cursor.peek());
  }

  private void unquoted(char character) {
    if (Character.isWhitespace(character)) {
      space.append(character);
    } else {
      append(String.valueOf(character));
    }
  }

  /** Space belongs to a key everywhere but at its two ends. */
  private void append(String piece) {
    boolean atBeginning = parts.isEmpty() && part.isEmpty();
    part.append(atBeginning ? "" : space).append(piece);
    space.setLength(0);
  }

  private void finishPart() {
    parts.add(part.toString());
    part.setLength(0);
    space.setLength(0);
  }
}
