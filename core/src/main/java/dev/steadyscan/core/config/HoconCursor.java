package dev.steadyscan.core.config;

/** Walks over the characters of a HOCON text. Never fails, whatever the text is. */
final class HoconCursor {
  private static final String TRIPLE = "\"\"\"";

  private final String text;
  private int at;
  private int line = 1;

  HoconCursor(String text) {
    this.text = text;
  }

  int position() {
    return at;
  }

  int line() {
    return line;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  char peek() {
    return atEnd() ? '\n' : text.charAt(at);
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }

  String since(int start) {
    return text.substring(start, at);
  }

  void skip(int count) {
    for (int left = count; left > 0 && !atEnd(); left--) {
      if (text.charAt(at) == '\n') {
        line++;
      }
      at++;
    }
  }

  boolean atComment() {
    return !atEnd() && (peek() == '#' || looksAt("//"));
  }

  /** Space within a line. */
  void skipSpace() {
    while (!atEnd() && peek() != '\n' && isSpace(peek())) {
      skip(1);
    }
  }

  /** Space, ends of lines, comments, and {@code also}. */
  void skipBlank(String also) {
    while (!atEnd()) {
      if (atComment()) {
        skipLine();
      } else if (isSpace(peek()) || also.indexOf(peek()) >= 0) {
        skip(1);
      } else {
        return;
      }
    }
  }

  void skipLine() {
    while (!atEnd() && peek() != '\n') {
      skip(1);
    }
  }

  /** Reads a quoted string; gives what it means, but for escapes, which keep their backslash. */
  String quoted() {
    if (looksAt(TRIPLE)) {
      return tripleQuoted();
    }
    skip(1);
    int start = at;
    while (!atEnd() && peek() != '"' && peek() != '\n') {
      skip(peek() == '\\' ? 2 : 1);
    }
    String inside = since(start);
    skip(1);
    return inside;
  }

  private String tripleQuoted() {
    skip(TRIPLE.length());
    int start = at;
    while (!atEnd() && !looksAt(TRIPLE)) {
      skip(1);
    }
    while (looksAt("\"")) {
      skip(1);
    }
    return text.substring(start, Math.max(start, at - TRIPLE.length()));
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\uFEFF';
  }
}
