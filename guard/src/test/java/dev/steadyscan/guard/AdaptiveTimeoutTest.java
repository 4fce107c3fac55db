package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures are worked out by hand from RFC 6298. */
class AdaptiveTimeoutTest {
  private enum Operation {
    FIRST_AFTER_START,
    STEADY
  }

  private static final Duration NO_FLOOR = Duration.ZERO;

  private final AdaptiveTimeout<Operation> timeout = new AdaptiveTimeout<>();

  @Test
  void beginsWithTheInitialLimit() {
    assertThat(limit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(
            new AdaptiveTimeout<Operation>(Duration.ofSeconds(3), Duration.ofSeconds(10))
                .limit(Operation.STEADY, NO_FLOOR))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void isTheSmoothedMeanAndFourDeviations() {
    took(100); // mean 100, deviation 50
    assertThat(limit()).isEqualTo(micros(300_000));
    took(100); // mean 100, deviation 3/4 * 50
    assertThat(limit()).isEqualTo(micros(250_000));
    took(200); // mean 100 + 100/8, deviation 3/4 * 37.5 + 100/4
    assertThat(limit()).isEqualTo(micros(325_000));
    took(12); // mean 112.5 - 100.5/8 = 99.9375, deviation 3/4 * 53.125 + 100.5/4 = 64.96875
    assertThat(limit()).isEqualTo(micros(359_812).plusNanos(500));
  }

  @Test
  void comesCloseToWhatIsSteady() {
    IntStream.range(0, 100).forEach(i -> took(40));

    assertThat(limit()).isBetween(Duration.ofMillis(40), Duration.ofMillis(41));
  }

  @Test
  void learnsFromAnOperationThatTookNoTime() {
    took(0);

    assertThat(limit()).isZero();
  }

  @Test
  void learnsNothingFromARetry() {
    took(100);
    timeout.took(Operation.STEADY, Duration.ofSeconds(9), false);

    assertThat(limit()).isEqualTo(micros(300_000));
  }

  @Test
  void doublesWithEachTimeoutUntilTheNextSample() {
    took(100);
    timeout.timedOut(Operation.STEADY);
    assertThat(limit()).isEqualTo(Duration.ofMillis(600));
    timeout.timedOut(Operation.STEADY);
    assertThat(limit()).isEqualTo(Duration.ofMillis(1200));
    timeout.took(Operation.STEADY, Duration.ofMillis(100), false);
    assertThat(limit()).isEqualTo(Duration.ofMillis(1200));
    took(100);
    assertThat(limit()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void doublesTheInitialLimitAndTheFloorToo() {
    AdaptiveTimeout<Operation> eager =
        new AdaptiveTimeout<>(Duration.ofSeconds(2), Duration.ofSeconds(10));
    eager.timedOut(Operation.STEADY);
    assertThat(eager.limit(Operation.STEADY, NO_FLOOR)).isEqualTo(Duration.ofSeconds(4));
    assertThat(eager.limit(Operation.STEADY, Duration.ofSeconds(3)))
        .isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void neverExceedsTheCeiling() {
    took(100);
    IntStream.range(0, 1_000_000).forEach(i -> timeout.timedOut(Operation.STEADY));
    assertThat(limit()).isEqualTo(AdaptiveTimeout.CEILING);
    timeout.took(Operation.FIRST_AFTER_START, Duration.ofSeconds(60), true);
    assertThat(timeout.limit(Operation.FIRST_AFTER_START, NO_FLOOR))
        .isEqualTo(AdaptiveTimeout.CEILING);
  }

  @Test
  void isNeverBelowTheFloorEvenAboveTheCeiling() {
    took(100);

    assertThat(timeout.limit(Operation.STEADY, Duration.ofMillis(299))).isEqualTo(micros(300_000));
    assertThat(timeout.limit(Operation.STEADY, Duration.ofSeconds(2)))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(timeout.limit(Operation.STEADY, Duration.ofSeconds(60)))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void keepsTheClassesApart() {
    took(100);
    timeout.timedOut(Operation.FIRST_AFTER_START);

    assertThat(limit()).isEqualTo(Duration.ofMillis(300));
    assertThat(timeout.limit(Operation.FIRST_AFTER_START, NO_FLOOR))
        .isEqualTo(AdaptiveTimeout.CEILING);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1500", "10, 33, 1500", "20, 250, 1540", "1000, 1000, 8000"})
  void hasAFloorOfSixFramesAndTwoExposures(long exposure, long frame, long floor) {
    assertThat(AdaptiveTimeout.floor(Duration.ofMillis(exposure), Duration.ofMillis(frame)))
        .isEqualTo(Duration.ofMillis(floor));
  }

  @Test
  void losesNothingToldOnManyThreads() {
    IntStream.range(0, 20_000)
        .parallel()
        .forEach(
            i -> timeout.timedOut(i % 2 == 0 ? Operation.STEADY : Operation.FIRST_AFTER_START));
    IntStream.range(0, 20_000).parallel().forEach(i -> took(80));

    assertThat(limit()).isBetween(Duration.ofMillis(80), Duration.ofMillis(81));
  }

  @Test
  void refusesWhatCannotBe() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new AdaptiveTimeout<Operation>(Duration.ZERO, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AdaptiveTimeout<Operation>(second, second.negated()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive");
    assertThatThrownBy(() -> took(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing takes");
  }

  private void took(long millis) {
    timeout.took(Operation.STEADY, Duration.ofMillis(millis), true);
  }

  private Duration limit() {
    return timeout.limit(Operation.STEADY, NO_FLOOR);
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1000);
  }
}
