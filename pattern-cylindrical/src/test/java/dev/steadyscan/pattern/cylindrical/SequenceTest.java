package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceTest {

  @Test
  void stepsIncludeBothEnds() {
    assertThat(linear(Values.stepping(0, 150, 50))).containsExactly(0, 50, 100, 150);
  }

  @Test
  void stepsThatRoundingWouldMissStillMeetTheEnd() {
    assertThat(linear(Values.stepping(0, 1, 0.1)))
        .containsExactly(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
    assertThat(linear(Values.stepping(0, 0.3, 0.1))).containsExactly(0, 0.1, 0.2, 0.3);
    assertThat(linear(Values.stepping(0, 100, 100.0 / 3))).hasSize(4).endsWith(100);
  }

  @Test
  void anEndThatTheStepsDoNotMeetIsLeftOutAndSaid() {
    Sequence sequence = Sequence.of(Values.stepping(0, 100, 30), false);

    assertThat(values(sequence)).containsExactly(0, 30, 60, 90);
    assertThat(sequence.note()).contains("steps of 30 from 0 do not meet 100: the last of 4 is 90");
  }

  @Test
  void aStepLongerThanTheRangeLeavesItsBeginning() {
    assertThat(linear(Values.stepping(10, 12, 5))).containsExactly(10);
  }

  @Test
  void aRangeMayRunDownwards() {
    assertThat(linear(Values.stepping(100, 0, -50))).containsExactly(100, 50, 0);
    assertThat(linear(Values.counting(1, -1, 3))).containsExactly(1, 0, -1);
  }

  @Test
  void aCountIncludesBothEnds() {
    assertThat(linear(Values.counting(0, 90, 4))).containsExactly(0, 30, 60, 90);
  }

  @Test
  void aRangeOfOnePointHasOneValue() {
    assertThat(linear(Values.stepping(5, 5, 1))).containsExactly(5);
    assertThat(linear(Values.counting(5, 5, 1))).containsExactly(5);
    assertThat(Sequence.of(Values.stepping(5, 5, 1), true).note()).isEmpty();
  }

  @Test
  void oneValueForTwoEndsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sequence.of(Values.counting(0, 90, 1), true))
        .withMessageContaining("no room for both 0 and 90")
        .withMessageContaining("write 2 or more");
  }

  @Test
  void aWholeTurnLeavesItsEndOutAndSaysSo() {
    Sequence stepped = Sequence.of(Values.stepping(0, 360, 10), true);
    Sequence counted = Sequence.of(Values.counting(0, 360, 36), true);

    assertThat(values(stepped)).hasSize(36).startsWith(0, 10, 20).endsWith(340, 350);
    assertThat(values(counted)).containsExactly(values(stepped));
    assertThat(stepped.note())
        .contains("0 to 360 spans whole turns, so its end is left out: the last of 36 is 350");
  }

  @Test
  void wholeTurnsMayRunDownwardsBeginAnywhereAndBeSeveral() {
    assertThat(turning(Values.stepping(0, -360, -90))).containsExactly(0, -90, -180, -270);
    assertThat(turning(Values.stepping(-180, 180, 90))).containsExactly(-180, -90, 0, 90);
    assertThat(turning(Values.stepping(0, 720, 180))).containsExactly(0, 180, 360, 540);
    assertThat(turning(Values.counting(0, 360, 1))).containsExactly(0);
  }

  @Test
  void aWholeTurnWhoseEndIsNotMetHasNothingToLeaveOut() {
    Sequence sequence = Sequence.of(Values.stepping(0, 360, 100), true);

    assertThat(values(sequence)).containsExactly(0, 100, 200, 300);
    assertThat(sequence.note())
        .hasValueSatisfying(note -> assertThat(note).contains("do not meet"));
  }

  @Test
  void otherAxesKeepTheEndOfARangeOf360() {
    assertThat(linear(Values.stepping(0, 360, 180))).containsExactly(0, 180, 360);
  }

  @Test
  void aPartOfATurnKeepsItsEnd() {
    assertThat(turning(Values.stepping(0, 350, 175))).containsExactly(0, 175, 350);
  }

  @Test
  void aListIsTakenAsItStands() {
    assertThat(turning(Values.of(0.0, 360.0, 90.0, 90.0))).containsExactly(0, 360, 90, 90);
  }

  @Test
  void aMillionValuesAreComputedOneByOne() {
    Sequence sequence = Sequence.of(Values.stepping(0, 1000, 0.001), false);

    assertThat(sequence.size()).isEqualTo(1_000_001);
    assertThat(sequence.value(1_000_000)).isEqualTo(1000);
    assertThat(sequence.value(123_456)).isCloseTo(123.456, within(1e-9));
  }

  @Test
  void moreValuesThanCanBeCountedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sequence.of(Values.stepping(0, 360, 1e-9), true))
        .withMessageContaining("steps of 0.000000001 from 0 to 360 are more than 2147483647")
        .withMessageContaining("use a larger step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sequence.of(Values.stepping(0, 1e9, Double.MIN_VALUE), true));
  }

  private static double[] linear(Values values) {
    return values(Sequence.of(values, false));
  }

  private static double[] turning(Values values) {
    return values(Sequence.of(values, true));
  }

  private static double[] values(Sequence sequence) {
    return IntStream.range(0, sequence.size()).mapToDouble(sequence::value).toArray();
  }
}
