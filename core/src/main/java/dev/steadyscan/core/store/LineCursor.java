package dev.steadyscan.core.store;

import java.nio.charset.StandardCharsets;

/**
 * Goes along the bytes of one line of JSON and takes what stands there, as long as it is plain: no
 * white space, no escapes, nothing but ASCII, whole numbers of up to nine digits. Where it is not,
 * the line stops being {@link #plain}, and what is taken from then on means nothing.
 *
 * <p>It takes nothing that a JSON parser refuses. Used by one thread at a time.
 */
final class LineCursor {
  /** In bytes; far below the limits that a parser has for names, texts and numbers. */
  private static final int LONGEST = 4096;

  private static final int DEEPEST = 2;

  /** As many digits as an int can hold whatever they are. */
  private static final int INT_DIGITS = 9;

  /** More than a decimal is written with. */
  private static final int MOST_DIGITS = 100;

  private byte[] bytes = {};
  private int at;
  private int end;
  private boolean plain;

  /** Begins a line. */
  void start(byte[] buffer, int from, int to) {
    bytes = buffer;
    at = from;
    end = to;
    plain = to - from <= LONGEST;
  }

  /** Whether all that had to be there was. */
  boolean plain() {
    return plain;
  }

  /** Whether the line is plain up to its end. */
  boolean over() {
    return plain && at == end;
  }

  /** Says that the line is not plain. */
  void refuse() {
    plain = false;
  }

  /** Takes these bytes if they come next. */
  boolean take(byte[] text) {
    int length = text.length;
    if (!plain || end - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    at += length;
    return true;
  }

  /** Takes these bytes, which have to come next. */
  void expect(byte[] text) {
    plain = take(text);
  }

  private boolean take(char one) {
    if (plain && at < end && bytes[at] == one) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char one) {
    plain = take(one);
  }

  /** Takes a text whose first quote was taken, and its second one. */
  String text() {
    int from = at;
    skipText();
    return plain ? new String(bytes, from, at - 1 - from, StandardCharsets.ISO_8859_1) : "";
  }

  private void skipText() {
    byte[] line = bytes;
    int to = at;
    while (to < end && line[to] >= ' ' && line[to] != '"' && line[to] != '\\') {
      to++;
    }
    at = to;
    expect('"');
  }

  /**
   * Takes what the pattern has, with any digit for a zero of it.
   *
   * @return the digits as one number
   */
  int digits(byte[] pattern) {
    int number = 0;
    for (byte due : pattern) {
      if (at == end) {
        plain = false;
        return 0;
      }
      int found = bytes[at++];
      if (due == '0' && found >= '0' && found <= '9') {
        number = 10 * number + found - '0';
      } else if (due != found) {
        plain = false;
      }
    }
    return number;
  }

  /** Takes a whole number of 0 or more, which an int can hold. */
  int number() {
    return (int) digits(true, INT_DIGITS);
  }

  private long digits(boolean whole, int most) {
    int from = at;
    long number = 0;
    for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      number = 10 * number + bytes[at] - '0';
    }
    int count = at - from;
    if (count == 0 || count > most || (whole && count > 1 && bytes[from] == '0')) {
      plain = false;
    }
    return number;
  }

  /** Passes over an object of texts, numbers and objects of such. */
  void skipObject() {
    expect('{');
    int open = take('}') ? 0 : 1;
    while (plain && open > 0) {
      expect('"');
      skipText();
      expect(':');
      if (open < DEEPEST && take('{')) {
        open++;
      } else {
        skipValue();
        open = close(open);
      }
    }
  }

  private int close(int open) {
    int left = open;
    while (left > 0 && take('}')) {
      left--;
    }
    if (left > 0) {
      expect(',');
    }
    return left;
  }

  private void skipValue() {
    if (take('"')) {
      skipText();
      return;
    }
    take('-');
    digits(true, MOST_DIGITS);
    if (take('.')) {
      digits(false, MOST_DIGITS);
    }
    if (take('E')) {
      take('-');
      digits(false, MOST_DIGITS);
    }
  }
}
