package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  private static Terminal terminal(String ends, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("steadyscan.terminal", ends);
    return Terminal.system(properties, environment);
  }

  @ParameterizedTest
  @CsvSource({"'out,err',true,true", "out,true,false", "',err',false,false", "'',false,false"})
  void isLiveWhereTheLauncherSawATerminal(String ends, boolean live, boolean colours) {
    Terminal terminal = terminal(ends, Map.of("TERM", "xterm"));
    assertThat(terminal.isLive()).isEqualTo(live);
    assertThat(terminal.hasColours()).isEqualTo(colours);
  }

  @ParameterizedTest
  @CsvSource({"'out,err,in',true", "'out,err',false", "',err,in',false", "'in',false"})
  void isAttendedWhereSomebodySeesAndCanType(String ends, boolean attended) {
    assertThat(terminal(ends, Map.of("TERM", "xterm")).isAttended()).isEqualTo(attended);
  }

  @Test
  void withoutTheLauncherItIsNone() {
    assertThat(Terminal.system(new Properties(), Map.of("TERM", "xterm")).isLive()).isFalse();
  }

  @Test
  void noColorLeavesTheBarAndTakesTheColours() {
    Terminal terminal = terminal("out,err", Map.of("TERM", "xterm", "NO_COLOR", "1"));
    assertThat(terminal.isLive()).isTrue();
    assertThat(terminal.hasColours()).isFalse();
  }

  @Test
  void aDumbTerminalIsNotLive() {
    assertThat(terminal("out,err", Map.of("TERM", "dumb")).isLive()).isFalse();
    assertThat(terminal("out,err", Map.of()).isLive()).isFalse();
  }
}
