package dev.steadyscan.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.FailureKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.05, 0.25, 0.9, 1})
  void hitsTheShareThatIsAskedFor(double rate) {
    Faults faults = faults(1, rate(FaultKind.HANG, rate));

    long hit = shots("left").filter(shot -> faults.at(shot).isPresent()).count();

    assertThat(hit / (double) MANY)
        .isCloseTo(rate, within(4 * Math.sqrt(rate * (1 - rate) / MANY)));
  }

  @Test
  void camerasStepsShotsAndAttemptsAreHitIndependently() {
    FaultSettings quarter =
        fault(FaultKind.HANG, Optional.empty(), Optional.of(0.25), Optional.of("all"));
    Faults faults = new Faults(1, List.of(quarter));

    Stream<Stream<Boolean>> pairs =
        Stream.of(
            pairs(faults, "left", 0, 1, "right", 0, 1),
            pairs(faults, "left", 0, 1, "left", 1, 1),
            pairs(faults, "left", 0, 1, "left", 0, 2));

    pairs.forEach(
        both ->
            assertThat(both.filter(hit -> hit).count() / (double) MANY)
                .isCloseTo(0.0625, within(0.004)));
  }

  @Test
  void theSameSeedHitsTheSameWhateverWasAskedBefore() {
    Faults faults = faults(7, rate(FaultKind.TORN, 0.05));
    Set<ShotId> hit = hit(faults);

    Faults again = faults(7, rate(FaultKind.TORN, 0.05));
    shots("right").forEach(again::at);

    assertThat(hit(again)).isEqualTo(hit);
    assertThat(hit(faults(8, rate(FaultKind.TORN, 0.05)))).isNotEqualTo(hit);
  }

  @Test
  void aSeedMeansTheSameInEveryVersion() {
    Faults faults = faults(1, rate(FaultKind.HANG, 0.05));

    assertThat(
            IntStream.range(0, 144)
                .filter(step -> faults.at(shot(step, "left", 0, 1)).isPresent())
                .boxed())
        .containsExactly(9, 22, 38, 56, 72, 82, 118, 130);
  }

  @Test
  void sharesAddUpAndNoAttemptHasTwoFaults() {
    Faults faults =
        faults(1, rate(FaultKind.HANG, 0.1), rate(FaultKind.TORN, 0.2), rate(FaultKind.STALE, 0.3));

    var counts =
        shots("left")
            .flatMap(shot -> faults.at(shot).stream())
            .collect(Collectors.groupingBy(Fault::kind, Collectors.counting()));

    assertThat(counts.get(FaultKind.HANG) / (double) MANY).isCloseTo(0.1, within(0.005));
    assertThat(counts.get(FaultKind.TORN) / (double) MANY).isCloseTo(0.2, within(0.006));
    assertThat(counts.get(FaultKind.STALE) / (double) MANY).isCloseTo(0.3, within(0.007));
  }

  @Test
  void oneFaultAtOneStepOfOneCameraIsOnItsFirstAttemptOnly() {
    Faults faults =
        new Faults(
            1, List.of(fault(FaultKind.HANG, Optional.of(70), Optional.empty(), Optional.empty())));

    assertThat(faults.at(shot(70, "left", 0, 1)).map(Fault::kind)).contains(FaultKind.HANG);
    assertThat(faults.at(shot(70, "left", 0, 2))).isEmpty();
    assertThat(faults.at(shot(70, "right", 0, 1))).isEmpty();
    assertThat(faults.at(shot(69, "left", 0, 1))).isEmpty();
    assertThat(faults.at(shot(71, "left", 0, 1))).isEmpty();
  }

  @Test
  void aRangeOfStepsIncludesBothEnds() {
    Faults faults =
        new Faults(
            1,
            List.of(
                new FaultSettings(
                    FaultKind.ERROR,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(10),
                    Optional.of(12),
                    Optional.empty(),
                    Optional.of("all"),
                    Optional.empty(),
                    Optional.of(FailureKind.NO_MEMORY))));

    assertThat(IntStream.range(0, 20).filter(i -> faults.at(shot(i, "left", 0, 5)).isPresent()))
        .containsExactly(10, 11, 12);
    assertThat(faults.at(shot(11, "left", 0, 1)).orElseThrow().failure())
        .isEqualTo(FailureKind.NO_MEMORY);
  }

  @Test
  void whatIsLostIsTwoToSevenDegreesEitherWay() {
    Faults faults = faults(1);

    assertThat(shots("left").map(faults::degreesLost).toList())
        .allSatisfy(lost -> assertThat(Math.abs(lost)).isBetween(2.0, 7.0))
        .anyMatch(lost -> lost < 0)
        .anyMatch(lost -> lost > 0);
  }

  private static Stream<Boolean> pairs(
      Faults faults, String a, int shotA, int attemptA, String b, int shotB, int attemptB) {
    return IntStream.range(0, MANY)
        .mapToObj(
            step ->
                faults.at(shot(step, a, shotA, attemptA)).isPresent()
                    && faults.at(shot(step, b, shotB, attemptB)).isPresent());
  }

  private static Set<ShotId> hit(Faults faults) {
    Set<ShotId> hit = new HashSet<>();
    shots("left").filter(shot -> faults.at(shot).isPresent()).forEach(hit::add);
    return hit;
  }

  private static Stream<ShotId> shots(String camera) {
    return IntStream.range(0, MANY).mapToObj(step -> shot(step, camera, 0, 1));
  }

  private static ShotId shot(int step, String camera, int shot, int attempt) {
    return new ShotId("scan", ShotId.MAIN, step, camera, shot, attempt);
  }

  private static Faults faults(long seed, FaultSettings... faults) {
    return new Faults(seed, List.of(faults));
  }

  private static FaultSettings rate(FaultKind kind, double rate) {
    return new FaultSettings(
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(rate),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static FaultSettings fault(
      FaultKind kind, Optional<Integer> step, Optional<Double> rate, Optional<String> onAttempts) {
    return new FaultSettings(
        kind,
        step.map(only -> "left"),
        step,
        Optional.empty(),
        Optional.empty(),
        rate,
        onAttempts,
        Optional.empty(),
        Optional.empty());
  }
}
