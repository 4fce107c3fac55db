package dev.steadyscan.core.config;

import java.util.List;
import java.util.Random;

/** Configs that are nearly right, and values of the command line; the same for a seed. */
final class MutatedHocon {
  static final List<String> BASES =
      List.of(
          ScanConfigTest.LEAST,
          """
          scan {
            name = demo, output = "a b", stop-limit = 10 s
            pattern { type = grid, columns = 4, row-count = 3 }
            motion { type = axes, speed = 45.5, settle = 30 ms }
            cameras {
              left {
                type = cam, rows = 100, exposure = 1 s, flash = on, colour = blue, memory = 2 MiB
                lens = wide, filters = [ { kind = a, focus-mm = 1 } ], stops = [1, 2.5]
                registers { a = 1, "b c" = 2 }
                recovery { policy = none }
              }
              right = ${scan.cameras.left} { rows = 7, lens { focus-mm = 3 } }
            }
            capture { mode = sequential, gap = 1 s }
          }
          plugins.rig { seed = 7, name = "x" }
          """,
          """
          scan.motion.speed = ${scan.pattern.columns}
          scan { name = "d", motion.type = axes
          pattern : { "type" : "grid", "columns" : ${?COLUMNS_THAT_NOBODY_SETS} }, pattern.columns = 1
          cameras { a { type = cam } } }
          scan.cameras.a.stops = [1], scan.cameras.a.stops += 2
          scan.cameras.a.stops = ${scan.cameras.a.stops} [ 3 ]
          """);

  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    "=",
    ":",
    "+=",
    ",",
    "\n",
    "\r\n",
    ".",
    "\"",
    "\"\"\"",
    "\\",
    "#",
    "//",
    "${",
    "${?",
    "}",
    "${scan}",
    "${scan.name}",
    "${scan.cameras.left}",
    "${a}",
    "${?a}",
    "$",
    "a",
    "include",
    "include \"x\"",
    "include required(file(\"x\"))",
    "include url(\"http://x\")",
    "null",
    "true",
    "NaN",
    "Infinity",
    "-1",
    "1e400",
    "1e-400",
    "0x1",
    "99999999999999999999",
    "-0.0",
    "1e999999999",
    "-1 s",
    "5 parsecs",
    "1e9999 s",
    "9223372036854775807 d",
    "-1 MiB",
    "1e30 TiB",
    "[1",
    "{a=1}",
    "[{}]",
    "[[[]]]",
    "scan",
    "scan.",
    "cameras",
    "left",
    "type",
    "type = cam",
    "lens",
    "lens = defective",
    "lens = broken",
    "policy",
    "recovery",
    "plugins.rig",
    "plugins.\"\"",
    "filters",
    "registers",
    "stops",
    "colour = bright-rd",
    "grid",
    "axes",
    "cam",
    " ",
    "\t",
    "\u00a0",
    "\ufeff",
    "\u001b[2J",
    "\u0000",
    "\u0456",
    "\u202e",
    "\ud800",
    "\ud83d\ude00",
    "\u2028",
    "`",
    "?",
    "*",
    "&",
    "@",
    "^",
    "!",
    "%",
    "'",
    "(",
    ")",
    "\\u0041",
    "\\u12",
    "<",
    ">",
    ";",
    "|",
    "~",
    "-"
  };

  private static final String[] KEYS = {
    "scan.name",
    "scan",
    "scan.cameras",
    "scan.cameras.left",
    "scan.cameras.left.lens",
    "plugins",
    "scan.cameras.left.stops",
    "scan.cameras.left.registers.a",
    "scan.capture.timeout",
    "a",
    "",
    "scan.cameras.left.recovery",
    "\"",
    "a..b",
    "scan.pattern.columns",
    "plugins.rig.seed",
    "\u001b"
  };

  private final Random random;
  private final StringBuilder text;

  private MutatedHocon(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    text = new StringBuilder(any(BASES));
  }

  static String text(long seed) {
    MutatedHocon hocon = new MutatedHocon(seed);
    for (int changes = hocon.random.nextInt(6); changes > 0; changes--) {
      hocon.change();
    }
    return hocon.text.toString();
  }

  static List<String> sets(long seed) {
    MutatedHocon hocon = new MutatedHocon(seed);
    return hocon.random.nextInt(4) > 0 ? List.of() : List.of(hocon.set(), hocon.set());
  }

  private String set() {
    return any(KEYS) + (random.nextInt(9) == 0 ? "" : "=") + any(TOKENS) + any(TOKENS);
  }

  private void change() {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(20));
    switch (random.nextInt(9)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      case 3 -> text.setLength(at);
      case 4 -> text.insert(at, any(TOKENS).repeat(1 + random.nextInt(120)));
      case 5 -> replaceWord(any(TOKENS));
      case 6 -> text.insert(at, (char) random.nextInt(0x10000));
      default -> text.insert(at, " " + any(TOKENS) + " ");
    }
  }

  /** What stands behind a sign of assignment gives way. */
  private void replaceWord(String word) {
    int sign = text.indexOf("= ", random.nextInt(text.length() + 1));
    int end = sign < 0 ? -1 : indexOfEnd(sign + 2);
    if (end > 0) {
      text.replace(sign + 2, end, word);
    }
  }

  private int indexOfEnd(int from) {
    int end = from;
    while (end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
