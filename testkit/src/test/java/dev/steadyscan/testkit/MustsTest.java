package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that the SPI asks for with MUST or MUST NOT is without a rule, and no rule is idle. */
class MustsTest {
  private static final Path API = Path.of("../api/src/main/java/dev/steadyscan/api");

  /** From a MUST to the end of its clause. */
  private static final Pattern MUST =
      Pattern.compile("MUST(?: NOT)?\\b[^.,;:]*?(?=[.,;:]| MUST| @)");

  @Test
  void everyMustOfTheApiHasARuleOrAReason() throws IOException {
    List<String> listed = Musts.ALL.stream().map(Musts.Must::text).toList();

    assertThat(musts()).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void everyRuleThatIsListedExists() {
    Set<String> rules = new TreeSet<>();
    Musts.CONTRACTS.forEach(contract -> rules.addAll(rules(contract)));

    assertThat(Musts.ALL)
        .allSatisfy(must -> assertThat(must.rules().isEmpty() && must.reason().isEmpty()).isFalse())
        .flatExtracting(Musts.Must::rules)
        .isSubsetOf(rules);
  }

  @Test
  void everyRuleIsBrokenBySomething() {
    Set<String> broken =
        Stream.of(
                CameraContractTest.broken(),
                MotionContractTest.broken(),
                PatternContractTest.broken(),
                PluginFactoryContractTest.broken(),
                RecoveryPolicyContractTest.broken(),
                ScanListenerContractTest.broken())
            .flatMap(List::stream)
            .map(Broken::rule)
            .collect(Collectors.toSet());
    Musts.CONTRACTS.forEach(contract -> assertThat(broken).containsAll(rules(contract)));
  }

  private static Set<String> rules(Class<?> contract) {
    Set<String> rules = new TreeSet<>();
    for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          rules.add(method.getName());
        }
      }
    }
    return rules;
  }

  private static List<String> musts() throws IOException {
    try (Stream<Path> files = Files.walk(API)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(MustsTest::musts)
          .toList();
    }
  }

  private static Stream<String> musts(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    try {
      String text = Files.readString(file).replaceAll("\\s*\\n\\s*\\*?\\s*", " ");
      return MUST.matcher(text).results().map(MatchResult::group).map(must -> name + ": " + must);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
