package dev.steadyscan.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "first, 1, 1",
    "all,   1, 2147483647",
    "2,     2, 2",
    "1-3,   1, 3",
  })
  void attemptsAreReadInEachForm(String text, int first, int last) {
    assertThat(Attempts.parse(text)).isEqualTo(new Attempts(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "3-1", "1-", "one", "1,2", "9999999999"})
  void attemptsInNoFormAreRefused(String text) {
    assertRefused(
        () -> settings(FaultKind.HANG, null, null, null, null, text, null, null),
        "write first, all, one attempt (2) or a range of them (1-3)");
  }

  @Test
  void settingsThatMakeNoFaultAreRefused() {
    assertRefused(
        () -> settings(FaultKind.HANG, 70, 60, null, null, null, null, null), "step is one step");
    assertRefused(
        () -> settings(FaultKind.HANG, null, 9, 8, null, null, null, null),
        "from-step = 9 lies behind to-step = 8");
    assertRefused(
        () -> settings(FaultKind.HANG, null, null, null, 1.5, null, null, null),
        "rate = 1.5 has to be from 0 to 1");
    assertRefused(
        () -> settings(FaultKind.HANG, null, null, null, Double.NaN, null, null, null), "rate");
    assertRefused(
        () -> settings(FaultKind.SLOW, null, null, null, null, null, null, null), "slow needs it");
    assertRefused(
        () -> settings(FaultKind.HANG, null, null, null, null, null, Duration.ofSeconds(1), null),
        "duration belongs to kind = slow");
    assertRefused(
        () -> settings(FaultKind.SLOW, null, null, null, null, null, Duration.ofSeconds(-1), null),
        "negative");
    assertRefused(
        () -> settings(FaultKind.HANG, null, null, null, null, null, null, FailureKind.GONE),
        "failure belongs to kind = error");
  }

  private static void assertRefused(ThrowingCallable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessageContaining(message);
  }

  private static FaultSettings settings(
      FaultKind kind,
      Integer step,
      Integer fromStep,
      Integer toStep,
      Double rate,
      String onAttempts,
      Duration duration,
      FailureKind failure) {
    return new FaultSettings(
        kind,
        Optional.of("left"),
        Optional.ofNullable(step),
        Optional.ofNullable(fromStep),
        Optional.ofNullable(toStep),
        Optional.ofNullable(rate),
        Optional.ofNullable(onAttempts),
        Optional.ofNullable(duration),
        Optional.ofNullable(failure));
  }
}
