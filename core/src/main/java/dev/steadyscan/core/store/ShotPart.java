package dev.steadyscan.core.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a picture's line: the bytes that stand before a value, which sort of value it is, and
 * which was taken last. Used by one thread at a time.
 */
final class ShotPart {
  private enum Kind {
    TEXT,
    NAME,
    NUMBER,
    OBJECT,
    NOTHING
  }

  /** Of cameras and passes there are few. */
  private static final int MOST_NAMES = 16;

  private final byte[] before;
  private final Kind kind;
  private final boolean optional;
  private final List<String> names = new ArrayList<>();
  private final List<byte[]> nameBytes = new ArrayList<>();
  private String text = "";
  private int number;

  private ShotPart(String before, Kind kind, boolean optional) {
    this.before = ascii(before);
    this.kind = kind;
    this.optional = optional;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static ShotPart text(String before) {
    return new ShotPart(before + '"', Kind.TEXT, false);
  }

  /** A text that is one of a few: each is held once. */
  static ShotPart name(String before) {
    return new ShotPart(before + '"', Kind.NAME, false);
  }

  /** A whole number. */
  static ShotPart number(String before) {
    return new ShotPart(before, Kind.NUMBER, false);
  }

  /** An object of which nothing is kept. */
  static ShotPart object(String before) {
    return new ShotPart(before, Kind.OBJECT, false);
  }

  /** The same, and it may be missing with all that stands before it. */
  static ShotPart maybeObject(String before) {
    return new ShotPart(before, Kind.OBJECT, true);
  }

  /** No value: that is somebody else's. */
  static ShotPart nothing(String before) {
    return new ShotPart(before, Kind.NOTHING, false);
  }

  /** Takes it from a line, which is not plain where it does not come next. */
  void take(LineCursor line) {
    if (!line.take(before)) {
      if (!optional) {
        line.refuse();
      }
      return;
    }
    switch (kind) {
      case TEXT -> text = line.text();
      case NAME -> text = takeName(line);
      case NUMBER -> number = line.number();
      case OBJECT -> line.skipObject();
      case NOTHING -> {}
    }
  }

  private String takeName(LineCursor line) {
    for (int i = 0; i < names.size(); i++) {
      if (line.take(nameBytes.get(i))) {
        return names.get(i);
      }
    }
    String name = line.text().intern();
    if (line.plain() && names.size() < MOST_NAMES) {
      names.add(name);
      nameBytes.add(ascii(name + '"'));
    }
    return name;
  }

  /** The text or name that was taken last. */
  String text() {
    return text;
  }

  /** The number that was taken last. */
  int number() {
    return number;
  }
}
