package dev.steadyscan.acceptance.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** Lines that people look for in a log, by patterns without the time that each begins with. */
public record Story(List<String> chapters) {
  /** A story of these chapters, in this order. */
  public static Story of(String... chapters) {
    return new Story(List.of(chapters));
  }

  /** Asserts that the lines tell it: each chapter once, in this order. */
  public void assertIsToldBy(List<String> lines) {
    List<Pattern> patterns =
        chapters.stream().map(each -> Pattern.compile("\\S+ " + each)).toList();
    List<String> told =
        lines.stream()
            .filter(line -> patterns.stream().anyMatch(each -> each.matcher(line).matches()))
            .toList();
    assertThat(told).hasSameSizeAs(chapters);
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).matches(patterns.get(i));
    }
  }
}
