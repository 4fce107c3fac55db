package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoconOutlineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\na = 2",
        "a.b = 1\na { b = 2 }",
        "a { b = 1 }\na { b : 2 }",
        "a { b { c = 1 } }, a.b.c = 2",
        "\"a\".b = 1\na.\"b\" = 2",
        "{ a = 1, a = 2 }",
        "a = 1 // comment\na = 2 # comment",
        "a = [1]\na = [2]",
        "a += 1\na = [2]",
        "a = \"\"\"x\ny\"\"\"\"\na = 1",
        "a = 1\na { b = 2 }",
        "a { b = 2 }\na = 1",
        "a = null\na = 1",
        "a = ${x}\na = ${y}",
        "l = [ { k = 1, k = 2 } ]",
        "l = [ [ { k = 1 }, { k.j = 1, k { j = 2 } } ] ]",
        "a\n=\n1\na\n=\n2",
        "a = \"}\"\na = 2",
        "a = ${x} b\na = 2",
        "a b = 1\na b = 2",
        "a = {b = 1} {b = 2}",
      })
  void findsAValueSetTwice(String text) {
    assertThat(doubles(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\nb = 2",
        "a { b = 1 }\na { c = 2 }",
        "a { b = 1 } { c = 2 }",
        "a = ${x} { b = 1 }\na { c = 2 }",
        "a = [1]\na += 2\na += 3",
        "a = 1\na = ${?A}",
        "a = [1]\na = ${a} [2]",
        "a.b = x\na.b = ${a.b}y",
        "l = [ { k = 1 }, { k = 2 } ]",
        "l = [ { k = 1 } ]\nm = [ { k = 1 } ]",
        "a = 1 # a = 2\n// a = 3",
        "a = \"a = 2, a = 3\"",
        "a = \"\"\"\na = 1\na = 2\n\"\"\"",
        "a = \"\\\"\"\nb = 1",
        "a.\"b.c\" = 1\na.b.c = 2",
        "a = http://x/y\nb = 1",
        "includes = x\ninclude \"y\"",
        "a : { b : [1, 2, {c : 3}], c : 4 }, d : 5",
      })
  void takesWhatIsSetOnce(String text) {
    assertThat(doubles(text)).isEmpty();
  }

  @Test
  void namesBothLinesAndBothValues() {
    assertThat(doubles("a {\n  b = 10 s # ten\n}\n\na.b = [1,\n 2]"))
        .singleElement()
        .hasToString(
            "f.conf:5: a.b is set twice: 10 s in line 2, [1, 2] in line 5; keep one of them");
  }

  @Test
  void tellsIncludesWithTheirLineAndSection() {
    List<HoconOutline.Entry> entries =
        HoconOutline.of("include \"a\"\nb {\n  include required(file(\"c.conf\"))\n  d = 1\n}");

    assertThat(entries)
        .extracting(entry -> entry.line() + " " + entry.kind() + " " + entry.path())
        .containsExactly("1 INCLUDE ", "2 SECTION b", "3 INCLUDE b", "4 VALUE b.d");
    assertThat(Include.target(entries.get(2).text())).isEqualTo("c.conf");
  }

  @Test
  void neverFailsWhateverTheTextIs() {
    String[] pieces = {
      "a", ".", "b", "=", ":", "+=", "{", "}", "[", "]", ",", "\n", " ", "\"", "\"\"\"", "${", "?",
      "#", "//", "include", "(", ")", "\\", "\u00e4", "1"
    };
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThatCode(() -> HoconOutline.of(text.toString()))
          .as("seed %d: %s", seed, text)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void seesTheKeysThatTheParserSees() {
    int compared = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      String text = RandomHocon.text(seed);
      Optional<Set<String>> expected = keysOf(text);
      if (expected.isPresent()) {
        compared++;
        assertThat(outlined(text)).as("seed %d: %s", seed, text).isEqualTo(expected.get());
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  private static Set<String> outlined(String text) {
    return HoconOutline.of(text).stream()
        .filter(entry -> entry.scope() == 0)
        .map(entry -> entry.path().toString())
        .collect(Collectors.toSet());
  }

  /** The parser's keys; empty if it refuses the text, or if one key hides another. */
  private static Optional<Set<String>> keysOf(String text) {
    try {
      Set<String> keys = new TreeSet<>();
      collect(KeyPath.ROOT, ConfigFactory.parseString(text).root(), keys);
      return doubles(text).isEmpty() ? Optional.of(keys) : Optional.empty();
    } catch (com.typesafe.config.ConfigException refused) {
      return Optional.empty();
    }
  }

  private static void collect(KeyPath path, ConfigObject section, Set<String> keys) {
    section.forEach(
        (key, value) -> {
          keys.add(path.child(key).toString());
          if (value instanceof ConfigObject inner) {
            collect(path.child(key), inner, keys);
          }
        });
  }

  private static List<ConfigProblem> doubles(String text) {
    Problems problems = new Problems();
    DoubleValues.find("f.conf", HoconOutline.of(text), problems);
    return problems.all();
  }
}
