package dev.steadyscan.core.config;

import java.util.ArrayList;
import java.util.List;

/** Reads one key: {@code a}, {@code a.b}, {@code "a b".c}. */
final class HoconKey {
  private static final String ENDS = ":={}[],\n";

  private final HoconCursor cursor;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private boolean partQuoted;
  private boolean anyQuoted;

  HoconKey(HoconCursor cursor) {
    this.cursor = cursor;
  }

  /** The key's parts; empty if it is the word {@code include}, which is read then. */
  List<String> read() {
    while (!ended()) {
      if (cursor.peek() == '"') {
        part.append(cursor.quoted());
        partQuoted = true;
        anyQuoted = true;
      } else if (cursor.peek() == '.') {
        cursor.skip(1);
        finishPart();
      } else {
        part.append(cursor.peek());
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

  private void finishPart() {
    parts.add(partQuoted ? part.toString() : part.toString().strip());
    part.setLength(0);
    partQuoted = false;
  }
}
