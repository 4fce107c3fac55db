package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configs that nobody writes by mistake, each with all that is said of it. */
class HostileConfigsTest {
  private static final String LEAST = ScanConfigTest.LEAST;
  private static final String KNOWN =
      "known: cameras, capture, motion, name, output, pattern, recovery, repair, stop-limit, trouble, write";

  @TempDir private Path folder;

  private static Hostile hostile(String name, String text, String... told) {
    return new Hostile(name, text, List.of(told));
  }

  /** The least config, and this behind it: in line 7. */
  private static Hostile behind(String name, String text, String... told) {
    return hostile(name, LEAST + text, told);
  }

  static Stream<Hostile> texts() {
    return Stream.of(tooMuch(), included(), substituted(), figures(), shapes(), characters())
        .flatMap(List::stream);
  }

  private static List<Hostile> tooMuch() {
    String nested = "a.conf:7: sections and lists are nested more than 50 deep";
    String pieces = "a.conf:7: a value is put together from more than 100 pieces";
    String word = "a.conf:7: a word without quotes is longer than 300 characters";
    return List.of(
        behind("10,000 sections", "a {".repeat(10_000) + "}".repeat(10_000), nested),
        behind("10,000 sections, open", "a {".repeat(10_000), nested),
        behind("10,000 lists", "a = " + "[".repeat(10_000) + "]".repeat(10_000), nested),
        behind("10,000 parts of a key", "a.".repeat(10_000) + "b = 1", word),
        behind(
            "60 parts of a key",
            "a.".repeat(60) + "b = 1",
            "a.conf:7: sections are nested more than 50 deep"),
        behind("a word of a million", "scan." + "k".repeat(1_000_000) + " = 1", word),
        behind(
            "a key of a million, in quotes",
            "scan.\"" + "k".repeat(1_000_000) + "\" = 1",
            "a.conf:7: a key is longer than 300 characters"),
        behind(
            "a value of a million",
            "scan.stop-limit = \"" + "k".repeat(1_000_000) + "\"",
            "a.conf:7: scan.stop-limit is "
                + "k".repeat(60)
                + "...; it has to be a duration like 250 ms or 10 s"),
        behind("a line of words", "a = " + "b ".repeat(500_000), pieces),
        behind("a line of sections", "a = " + "{b=1}".repeat(200_000), pieces),
        behind(
            "a million keys",
            IntStream.range(0, 100_000).mapToObj(i -> "k" + i + "\n").collect(Collectors.joining())
                + "a = 1",
            "a.conf:4997: the config has more than 5000 keys and elements of lists"),
        behind(
            "a long list",
            "a = [" + "1,".repeat(500_000) + "]",
            "a.conf:7: the config has more than 5000 keys and elements of lists"),
        behind(
            "a list built up",
            "a += 1\n".repeat(120_000),
            "a.conf:107: the config has more than 100 substitutions and +="),
        hostile(
            "a file that is too large",
            "#".repeat(TextFile.LARGEST + 1),
            "a.conf: the file is larger than 1 MiB: that is no config"));
  }

  private static List<Hostile> included() {
    return List.of(
        behind(
            "itself", "include \"a.conf\"", "a.conf:7: the included file a.conf includes itself"),
        behind(
            "itself without its ending",
            "include required(file(\"a\"))",
            "a.conf:7: the included file a.conf includes itself"),
        behind(
            "a file that is not there",
            "include \"b\"",
            "a.conf:7: the included file b does not exist"),
        behind(
            "what is no file",
            "include url(\"file:///etc/passwd\")\ninclude classpath(\"reference.conf\")\n"
                + "include \"http://localhost:1/x\"",
            "a.conf:7: only files can be included, not url(\"file:///etc/passwd\")",
            "a.conf:8: only files can be included, not classpath(\"reference.conf\")",
            "a.conf:9: only files can be included, not \"http://localhost:1/x\""),
        behind(
            "a device without end", "include \"/dev/zero\"", "/dev/zero: this is no regular file"),
        behind("a folder", "include \"/dev\"", "/dev: this is a folder, not a file"),
        behind(
            "a name with a zero",
            "include \"a\\u0000b\"",
            "a.conf:7: the included file a\\u0000b cannot be named here"),
        behind(
            "a name that is too long",
            "include \"" + "a".repeat(5_000) + "\"",
            "a.conf:7: the name of the included file is too long"),
        behind(
            "nothing",
            "include",
            "a.conf:7: include has to be followed by the name of a file in quotes"));
  }

  private static List<Hostile> substituted() {
    String bomb =
        IntStream.range(1, 40)
            .mapToObj(i -> String.format("k%d = ${k%d}${k%d}\n", i, i - 1, i - 1))
            .collect(Collectors.joining());
    String sections =
        IntStream.range(1, 40)
            .mapToObj(i -> String.format("k%d { l = ${k%d}, r = ${k%d} }\n", i, i - 1, i - 1))
            .collect(Collectors.joining());
    return List.of(
        behind(
            "a text that doubles 39 times",
            "k0 = \"laughter!\"\n" + bomb,
            "a.conf:21: k14 stands for more than 256 KiB by its substitutions"),
        behind(
            "a list that doubles 39 times",
            "k0 = [1]\n" + bomb,
            "a.conf:22: k15 stands for more than 256 KiB by its substitutions"),
        behind(
            "a section that doubles 39 times",
            "k0 { l = 1 }\n" + sections,
            "a.conf:21: k14.l stands for more than 256 KiB by its substitutions"),
        behind(
            "a text that doubles itself",
            "k = x\n" + "k = ${k}${k}\n".repeat(39),
            "a.conf:22: k stands for more than 256 KiB by its substitutions"),
        behind(
            "a value that nothing is before",
            "a = ${a}",
            "a.conf:7: could not resolve substitution to a value: ${a} was part of a cycle of"
                + " substitutions involving ${a}, ${a}"),
        behind(
            "a cycle of three",
            "a = ${b}\nb = ${c}\nc = ${a}",
            "a.conf:9: could not resolve substitution to a value: ${a} was part of a cycle of"
                + " substitutions involving ${b}, ${c}, ${a}, ${b}"),
        behind(
            "the environment, where it says nothing",
            "scan.output = ${NOBODY_SETS_THIS}\nscan.repair.passes = ${?NOBODY_SETS_THIS}",
            "a.conf:7: scan.output is ${NOBODY_SETS_THIS}, which has no value"));
  }

  private static List<Hostile> figures() {
    return List.of(
        behind(
            "numbers that are none",
            """
            scan.cameras.left.gain = NaN
            scan.capture.attempts = Infinity
            scan.repair.passes = 0x10
            scan.capture.gap = NaN s
            """,
            "a.conf:7: scan.cameras.left.gain is NaN; it has to be a number",
            "a.conf:8: scan.capture.attempts is Infinity; it has to be a whole number",
            "a.conf:9: scan.repair.passes is 0x10; it has to be a whole number",
            "a.conf:10: scan.capture.gap is NaN s; it has to be a duration like 250 ms or 10 s"),
        behind(
            "numbers that are too large",
            """
            scan.cameras.left.gain = 1e400
            scan.cameras.left.serial = 1e999999999
            scan.capture.attempts = 99999999999
            scan.stop-limit = 1e9999 s
            scan.write.in-flight = 9e99 TiB
            """,
            "a.conf:7: scan.cameras.left.gain is 1e400; that is too large for a number",
            "a.conf:8: scan.cameras.left.serial is 1e999999999; it has to be a whole number",
            "a.conf:9: scan.capture.attempts is 99999999999; that is too large; 2147483647 is the"
                + " most",
            "a.conf:10: scan.stop-limit is 1e9999 s; a duration is 10000 days at most",
            "a.conf:11: scan.write.in-flight is 9e99 TiB; a size is 8 EiB at most"),
        behind(
            "less than nothing",
            "scan.capture.gap = -1 ms\nscan.motion.settle = -1e-9 s\nscan.write.in-flight = -1 B",
            "a.conf:7: scan.capture.gap is -1 ms; it has to be between 0 s and 3600 s",
            "a.conf:8: scan.motion.settle is -1e-9 s; it has to be between 0 s and 3600 s",
            "a.conf:9: scan.write.in-flight is -1 B; it has to be 1 bytes or more"));
  }

  private static List<Hostile> shapes() {
    return List.of(
        hostile(
            "a list alone", "[1, 2]", "a.conf:1: a config has keys and sections; this is a list"),
        hostile(
            "a list for all",
            "scan = [1]",
            "a.conf:1: scan is [1]; it has to be a section { ... }"),
        hostile(
            "a list of cameras",
            LEAST.replace("{ left { type = cam } }", "= [{ type = cam }]"),
            "a.conf:5: scan.cameras is [{\"type\":\"cam\"}]; it has to be a section { ... }"),
        behind(
            "names that are none",
            "scan.cameras.a.type = [cam]\nscan.cameras.b.type = \"\"",
            "a.conf:7: scan.cameras.a.type is [\"cam\"]; it has to be the name of a camera: cam",
            "a.conf:8: scan.cameras.b.type is empty; it has to be the name of a camera: cam"),
        behind(
            "a camera of two cases",
            "scan.cameras.LEFT { type = cam }",
            "a.conf:7: scan.cameras.LEFT is 'LEFT'; a name begins with a letter or a digit and has"
                + " lower-case letters, digits and dashes only"),
        hostile(
            "a name of another kind",
            LEAST.replace("type = cam", "type = grid").replace("type = axes", "type = none"),
            "a.conf:4: scan.motion.type is none, which is a recovery policy, not a motion; known:"
                + " axes",
            "a.conf:5: scan.cameras.left.type is grid, which is a pattern, not a camera; known:"
                + " cam"),
        behind(
            "a value and a list in one",
            "scan.cameras.left.stops = 1 [2]",
            "a.conf:7: a text, a list and a section cannot be put together to one value"),
        hostile(
            "an end without a value",
            "scan.name =",
            "a.conf:1: the file ends where a value is missing"),
        hostile(
            "a brace too many", "}", "a.conf:1: unbalanced close brace '}' with no open brace"));
  }

  private static List<Hostile> characters() {
    return List.of(
        behind(
            "what acts on a terminal",
            "scan.\"\\u001b[2J\" = 1\nscan.motion.speed = \"\\u001b]0;x\\u0007\"",
            "a.conf:7: scan.\"\\u001b[2J\" is not known; U+001B in it is ESCAPE; " + KNOWN,
            "a.conf:8: scan.motion.speed is \\u001b]0;x\\u0007; it has to be a number; U+001B in it"
                + " is ESCAPE"),
        behind(
            "what turns the writing round",
            "scan.\u202eeman = x",
            "a.conf:7: scan.\"\\u202eeman\" is not known; U+202E in it is RIGHT-TO-LEFT OVERRIDE; "
                + KNOWN),
        behind(
            "letters that look like others",
            "scan.capture.t\u0456meout = 1 s\nscan.cameras.b.type = c\u0430m\n"
                + "scan.capture.mode = tog\u0435ther",
            "a.conf:7: scan.capture.t\u0456meout is not known; U+0456 in it is CYRILLIC SMALL LETTER"
                + " BYELORUSSIAN-UKRAINIAN I; did you mean timeout?",
            "a.conf:8: scan.cameras.b.type is c\u0430m, and no plugin offers such a camera; U+0430"
                + " in it is CYRILLIC SMALL LETTER A; did you mean cam?",
            "a.conf:9: scan.capture.mode is tog\u0435ther; it has to be one of together,"
                + " sequential; U+0435 in it is CYRILLIC SMALL LETTER IE; did you mean together?"),
        behind(
            "digits and spaces that look like others",
            "scan.capture.attempts = \uff13\nscan.capture.gap = 1\u00a0s",
            "a.conf:7: scan.capture.attempts is \uff13; it has to be a whole number; U+FF13 in it is"
                + " FULLWIDTH DIGIT THREE",
            "a.conf:8: scan.capture.gap is 1\u00a0s; it has to be a duration like 250 ms or 10 s;"
                + " U+00A0 in it is NO-BREAK SPACE"),
        hostile(
            "lines of Windows",
            (LEAST + "scan.nmae = x").replace("\n", "\r\n"),
            "a.conf:7: scan.nmae is not known; did you mean name?"),
        hostile(
            "lines of old",
            LEAST.replace("\n", "\r"),
            "a.conf:1: the lines end with CR alone; save the file with LF or CR LF at their ends"),
        behind("a zero", "# \0", "a.conf:7: this is no text: it holds zero bytes"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isRefusedByName(Hostile hostile) throws IOException {
    assertThat(told(Files.writeString(folder.resolve("a.conf"), hostile.text())))
        .isEqualTo(hostile.told());
  }

  @Test
  void thereAreThirtyAtLeast() {
    assertThat(texts().count()).isGreaterThanOrEqualTo(45);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anotherEncodingIsNamed(Charset charset, String told) throws IOException {
    String text = LEAST.replace("demo", "\"d\u00e9mo\"");
    Path file = Files.write(folder.resolve("a.conf"), text.getBytes(charset));

    assertThat(told(file)).containsExactly(told);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> encodings() {
    String utf16 = "a.conf:1: the file is UTF-16; save it as UTF-8";
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of(StandardCharsets.UTF_16, utf16),
        org.junit.jupiter.params.provider.Arguments.of(StandardCharsets.UTF_16LE, utf16),
        org.junit.jupiter.params.provider.Arguments.of(StandardCharsets.UTF_16BE, utf16),
        org.junit.jupiter.params.provider.Arguments.of(
            StandardCharsets.ISO_8859_1,
            "a.conf:2: the text is not UTF-8 here; save the file as UTF-8"));
  }

  @Test
  void aMarkOfUtf8AndTabsAndLinesOfWindowsAreTaken() throws Exception {
    String text = "\ufeff" + LEAST.replace("  ", "\t").replace("\n", "\r\n");
    Path file = Files.writeString(folder.resolve("a.conf"), text);

    assertThat(TestOffers.reader().read(file, List.of(), TestOffers.offers()).name())
        .isEqualTo("demo");
  }

  @Test
  void includesThatMultiplyAreCounted() throws IOException {
    for (int i = 0; i < 12; i++) {
      String next = "include \"f" + (i + 1) + ".conf\"\n";
      Files.writeString(folder.resolve("f" + i + ".conf"), next + next);
    }
    Files.writeString(folder.resolve("f12.conf"), "scan { }");
    String too = ": the config has more than 100 files, includes counted each time";

    assertThat(told(folder.resolve("f0.conf"))).isNotEmpty().allMatch(line -> line.endsWith(too));
  }

  @Test
  void includesThatAreLargeTogetherAreCounted() throws IOException {
    Files.writeString(folder.resolve("b.conf"), "#".repeat(400_000));
    Path file =
        Files.writeString(folder.resolve("a.conf"), LEAST + "include \"b.conf\"\n".repeat(3));

    assertThat(told(file))
        .containsExactly("b.conf: the config is larger than 1 MiB with all that it includes");
  }

  @Test
  void aCycleOfIncludesEnds() throws IOException {
    Files.writeString(folder.resolve("b.conf"), "x = 1\ninclude \"c.conf\"");
    Files.writeString(folder.resolve("c.conf"), "include \"./b.conf\"");
    Path file = Files.writeString(folder.resolve("a.conf"), LEAST + "scan { include \"b.conf\" }");

    assertThat(told(file))
        .containsExactly(
            "b.conf:1: scan.x is not known; " + KNOWN,
            "c.conf:1: the included file ./b.conf includes itself");
  }

  @Test
  void aPipeIsNotOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(told(pipe)).containsExactly("pipe: this is no regular file");
    assertThat(told(Path.of("/dev/zero"))).containsExactly("/dev/zero: this is no regular file");
  }

  @Test
  void aLinkToItselfAndAFileForAFolderAreNamed() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, link);
    Path file = Files.writeString(folder.resolve("a.conf"), LEAST);

    assertThat(told(link)).singleElement().asString().startsWith("link: the file cannot be read: ");
    assertThat(told(file.resolve("b.conf")))
        .containsExactly("a.conf/b.conf: the file cannot be read: Not a directory");
  }

  @Test
  void noMoreThanAHundredProblemsAreTold() throws IOException {
    String keys =
        IntStream.range(0, 250).mapToObj(i -> "k" + i + " = 1\n").collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("a.conf"), LEAST + keys);

    assertThat(told(file)).hasSize(101).endsWith("and 150 more problems");
  }

  private List<String> told(Path file) {
    ConfigException thrown =
        catchThrowableOfType(
            ConfigException.class,
            () -> TestOffers.reader().read(file, List.of(), TestOffers.offers()));
    assertThat(thrown).as("problems").isNotNull();
    return thrown.problems().stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }
}
