package dev.steadyscan.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrownByPluginTest {
  @Test
  void keepsTextTraceAndCauses() {
    Exception thrown = new IllegalStateException("no", new Error("beneath"));

    ThrownByPlugin copy = ThrownByPlugin.copyOf(thrown);

    assertThat(copy).hasToString("java.lang.IllegalStateException: no");
    assertThat(copy.getStackTrace()).isEqualTo(thrown.getStackTrace());
    assertThat(copy.getCause())
        .isInstanceOf(ThrownByPlugin.class)
        .hasToString("java.lang.Error: beneath");
    assertThat(copy.getCause().getCause()).isNull();
  }

  @Test
  void namesTheClassOfWhatDoesNotSayWhatItIs() {
    Throwable evil =
        new Throwable() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }
        };

    assertThat(ThrownByPlugin.copyOf(evil)).hasToString(evil.getClass().getName());
  }

  @Test
  void goesTwentyCausesDeep() {
    Throwable deep = new Error("0");
    for (int i = 1; i < 30; i++) {
      deep = new Error(String.valueOf(i), deep);
    }
    int copied = 0;
    for (Throwable one = ThrownByPlugin.copyOf(deep); one != null; one = one.getCause()) {
      copied++;
    }

    assertThat(copied).isEqualTo(21);
  }
}
