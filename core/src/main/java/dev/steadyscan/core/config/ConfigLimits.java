package dev.steadyscan.core.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How much a config may hold, all its files together. What a person writes stays far below; HOCON's
 * parser takes time or stack without end for what lies above. So this counts before the parser sees
 * a text, in one walk over it.
 *
 * <p>Not thread-safe; one for each config.
 */
final class ConfigLimits {
  /** Sections and lists within each other, and the parts of a key. */
  static final int DEEPEST = 50;

  /** Characters of a key, or of any word that is not in quotes. */
  static final int LONGEST_WORD = 300;

  /** Characters of a key of the command line with all its sections, and of an include's name. */
  static final int LONGEST_NAME = 1000;

  /** Values of the command line. */
  static final int MOST_SETS = 500;

  private static final int MOST_FILES = 100;
  private static final int MOST_ENTRIES = 5_000;
  private static final int MOST_SUBSTITUTIONS = 100;
  private static final int MOST_PIECES = 100;
  private static final String ENDS = ",:={}[]\"+$#";

  private int files;
  private int characters;
  private int entries;
  private int substitutions;

  private HoconCursor cursor = new HoconCursor("");
  private int pieces;
  private boolean behindSign;

  /** What is too much, and in which line. */
  record Excess(int line, String message) {}

  /** Counts one more text, each time that it is included. */
  Optional<Excess> add(String text) {
    files++;
    characters += text.length();
    if (files > MOST_FILES) {
      return excess(
          0, "the config has more than " + MOST_FILES + " files, includes counted each time");
    } else if (characters > TextFile.LARGEST) {
      return excess(0, "the config is larger than 1 MiB with all that it includes");
    }
    cursor = new HoconCursor(text);
    startValue();
    Deque<Integer> around = new ArrayDeque<>();
    while (!cursor.atEnd()) {
      int line = cursor.line();
      int length = step(around);
      Optional<Excess> excess = excess(line, length, around.size());
      if (excess.isPresent()) {
        return excess;
      }
    }
    return Optional.empty();
  }

  /** What is wrong with a key, of whose parts no one is checked by a word's length alone. */
  static Optional<String> wrongKey(List<String> parts) {
    if (parts.size() > DEEPEST) {
      return Optional.of("sections are nested more than " + DEEPEST + " deep");
    }
    return parts.stream().anyMatch(part -> part.length() > LONGEST_WORD)
        ? Optional.of("a key is longer than " + LONGEST_WORD + " characters")
        : Optional.empty();
  }

  /** Goes on by one token; the length of the word if it is one. */
  private int step(Deque<Integer> around) {
    int start = cursor.position();
    char next = cursor.peek();
    if (cursor.atComment()) {
      cursor.skipLine();
    } else if (next == '{' || next == '[') {
      piece();
      around.push(pieces);
      startValue();
      cursor.skip(1);
    } else if (next == '}' || next == ']') {
      pieces = around.isEmpty() ? 0 : around.pop();
      behindSign = false;
      cursor.skip(1);
    } else if (next == ',' || next == '\n') {
      startValue();
      cursor.skip(1);
    } else if (next == '=' || next == ':') {
      pieces = 0;
      behindSign = true;
      cursor.skip(1);
    } else if (next == '"') {
      piece();
      cursor.quoted();
    } else if (cursor.looksAt("${") || cursor.looksAt("+=")) {
      substitutions++;
      piece();
      cursor.skip(1);
    } else if (isSpace(next)) {
      cursor.skipSpace();
    } else {
      piece();
      return word(start);
    }
    return 0;
  }

  private int word(int start) {
    cursor.skip(1);
    while (!cursor.atEnd()
        && ENDS.indexOf(cursor.peek()) < 0
        && !cursor.atComment()
        && !isSpace(cursor.peek())) {
      cursor.skip(1);
    }
    return cursor.position() - start;
  }

  private void startValue() {
    pieces = 0;
    behindSign = false;
  }

  private void piece() {
    if (pieces == 0 && !behindSign) {
      entries++;
    }
    pieces++;
  }

  private Optional<Excess> excess(int line, int word, int depth) {
    if (depth > DEEPEST) {
      return excess(line, "sections and lists are nested more than " + DEEPEST + " deep");
    } else if (word > LONGEST_WORD) {
      return excess(line, "a word without quotes is longer than " + LONGEST_WORD + " characters");
    } else if (pieces > MOST_PIECES) {
      return excess(line, "a value is put together from more than " + MOST_PIECES + " pieces");
    } else if (entries > MOST_ENTRIES) {
      return excess(
          line, "the config has more than " + MOST_ENTRIES + " keys and elements of lists");
    } else if (substitutions > MOST_SUBSTITUTIONS) {
      return excess(
          line, "the config has more than " + MOST_SUBSTITUTIONS + " substitutions and +=");
    }
    return Optional.empty();
  }

  private static Optional<Excess> excess(int line, String message) {
    return Optional.of(new Excess(line, message));
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
