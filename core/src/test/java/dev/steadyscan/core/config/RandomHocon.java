package dev.steadyscan.core.config;

import java.util.Random;

/**
 * Texts that are mostly HOCON, with all its ways to write a key and a value; the same for a seed.
 */
final class RandomHocon {
  private static final String[] KEYS = {
    "a",
    "b c",
    "\"d.e\"",
    "f-1",
    "g.h",
    "i . j",
    "k.\"l m\"",
    "\"n\" o",
    "p\"q\"",
    "\"\"\"r\"\"\"",
    "s.t.u",
    "true",
    "1",
    "-2",
    "v.3.w",
    "x",
    "y",
    "z",
    "includes"
  };
  private static final String[] SCALARS = {
    "1",
    "-2.5 s",
    "true",
    "null",
    "plain text",
    "\"x = 1, { }\"",
    "\"\\\"\"",
    "\"\"\"y\nz = 1\"\"\"\"",
    "a\"b\" c",
    "http",
    "[]",
    "[ 1, 2 ] [ 3 ]",
    "[{ a = 1 }, { a = 2, b = [{ c = 1 }] }]",
    "\"\""
  };
  private static final String[] SIGNS = {" = ", "=", " : ", ":", " += ", "\n=\n"};
  private static final String[] ENDS = {
    "\n", ", ", ",\n", "\n\n", " # c = 1\n", " // d = {\n", ",\n # e\n"
  };

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private RandomHocon(long seed) {
    random = new Random(seed);
  }

  static String text(long seed) {
    RandomHocon hocon = new RandomHocon(seed);
    boolean braces = hocon.random.nextInt(4) == 0;
    hocon.text.append(braces ? " {" : "");
    hocon.body(0);
    return hocon.text.append(braces ? "} " : "").toString();
  }

  private void body(int depth) {
    for (int fields = 1 + random.nextInt(3); fields > 0; fields--) {
      text.append(any(KEYS));
      if (depth < 3 && random.nextInt(3) == 0) {
        text.append(random.nextBoolean() ? " {" : any(SIGNS) + "{ ");
        body(depth + 1);
        text.append(random.nextInt(6) == 0 ? "} { a2 = 1 }" : "}");
      } else {
        text.append(any(SIGNS)).append(any(SCALARS));
      }
      text.append(any(ENDS));
    }
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
