package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void leavesWhatShowsAsItIs() {
    String text = "scan.name is \u00e4\u4e16\ud83d\ude00; 10 \u00a0s";

    assertThat(PlainText.of(text)).isEqualTo(text);
  }

  @Test
  void writesOutWhatActsOrDoesNotShow() {
    assertThat(PlainText.of("a\u001b[2J\n\t\u202e\u200b\u2028\u0007"))
        .isEqualTo("a\\u001b[2J\\u000a\\u0009\\u202e\\u200b\\u2028\\u0007");
    assertThat(PlainText.of("\ud800 \ue000 \udb80\udc00")).isEqualTo("\\ud800 \\ue000 \\u{f0000}");
  }

  @Test
  void cutsWhatIsLong() {
    assertThat(PlainText.inShort(" a \n b ", 3)).isEqualTo("a b");
    assertThat(PlainText.inShort("abcd", 3)).isEqualTo("abc...");
  }

  @Test
  void namesTheFirstCharacterThatIsNotAscii() {
    assertThat(PlainText.oddity("timeout-1 ~")).isEmpty();
    assertThat(PlainText.oddity("t\u0456me\u043eut"))
        .isEqualTo("; U+0456 in it is CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I");
    assertThat(PlainText.oddity("\u007f")).isEqualTo("; U+007F in it is DELETE");
    assertThat(PlainText.oddity("\u0378")).isEqualTo("; U+0378 in it is no character");
  }
}
