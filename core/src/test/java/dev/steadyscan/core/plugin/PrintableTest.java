package dev.steadyscan.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void isOneLineWithoutWhatSteersATerminal() {
    assertThat(Printable.line(" a\r\n\tb \u001b[31mc\u202ed ")).isEqualTo("a b ?[31mc?d");
  }

  @Test
  void isCutWhereItIsTooLong() {
    assertThat(Printable.line("x".repeat(1_000))).isEqualTo("x".repeat(1_000));
    assertThat(Printable.line("x".repeat(1_001))).isEqualTo("x".repeat(1_000) + "...");
  }
}
