package dev.steadyscan.core.config;

import java.util.Optional;

/** Text that came from outside, made fit for a terminal: one line, and nothing that acts on it. */
public final class PlainText {
  private static final int DELETE = 0x7f;

  private PlainText() {}

  /** The text; what does not show, or acts on a terminal, is written as {@code \}{@code u001b}. */
  public static String of(String text) {
    if (text.codePoints().allMatch(PlainText::shows)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    text.codePoints().forEach(one -> append(plain, one));
    return plain.toString();
  }

  /** The beginning of a text where it is longer than that, in one line. */
  static String inShort(String text, int longest) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > longest ? line.substring(0, longest) + "..." : line;
  }

  /**
   * Says of a word that should be ASCII which character of it is not: it may look as if it were.
   */
  static String oddity(String word) {
    Optional<Integer> odd =
        word.codePoints().filter(one -> one < ' ' || one >= DELETE).boxed().findFirst();
    return odd.map(one -> String.format("; U+%04X in it is %s", one, name(one))).orElse("");
  }

  private static String name(int character) {
    return Optional.ofNullable(Character.getName(character)).orElse("no character");
  }

  private static void append(StringBuilder plain, int character) {
    if (shows(character)) {
      plain.appendCodePoint(character);
    } else if (Character.isBmpCodePoint(character)) {
      plain.append(String.format("\\u%04x", character));
    } else {
      plain.append(String.format("\\u{%x}", character));
    }
  }

  private static boolean shows(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
