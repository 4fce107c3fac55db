package dev.steadyscan.guard.process;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/** What foreign bytes look like in a message: nothing in it moves a terminal's cursor. */
final class Printable {
  /** How many bytes are enough to recognise what they belong to. */
  static final int QUOTED = 64;

  private Printable() {}

  /** Text with every control character, separator of lines and broken character escaped. */
  static String text(String text) {
    return escaped(text, Printable::harmless);
  }

  /** The first bytes as ASCII in quotes, all others as hexadecimal escapes. */
  static String quoted(byte[] bytes) {
    int length = Math.min(bytes.length, QUOTED);
    String latin = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return '"' + escaped(latin, each -> each >= ' ' && each < 0x7f) + '"';
  }

  private static String escaped(String text, IntPredicate harmless) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            each -> {
              if (harmless.test(each)) {
                out.appendCodePoint(each);
              } else {
                out.append(String.format(each < 0x100 ? "\\x%02x" : "\\u%04x", each));
              }
            });
    return out.toString();
  }

  private static boolean harmless(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
