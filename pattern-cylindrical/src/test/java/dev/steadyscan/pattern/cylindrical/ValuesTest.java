package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "     ,    ,   ,   , write from; to and step",
    "  0  ,    , 10,   , write from; to and step",
    "     , 100, 10,   , write from; to and step",
    "  0  , 100,   ,   , write from; to and step",
    "  0  , 100, 10, 11, write from; to and step",
    "  0  , 100,  0,   , a step of 0 does not lead from 0 to 100: it has to be above 0",
    "  0  , 100,-10,   , a step of -10 does not lead from 0 to 100: it has to be above 0",
    "100  ,   0, 10,   , a step of 10 does not lead from 100 to 0: it has to be below 0",
    "  5  ,   5,  0,   , a step of 0 does not lead from 5 to 5: it has to be above 0",
    "  0  , 100,   ,  0, count = 0 has to be 1 or more",
    "  0  , 100,   , -3, count = -3 has to be 1 or more",
    "  5  ,   5,   ,  2, from and to are the same: count has to be 1; not 2",
    "NaN  , 100, 10,   , NaN is out of range: write a figure from -1e9 to 1e9",
    "  0  , NaN, 10,   , NaN is out of range",
    "  0  , 100,NaN,   , NaN is out of range",
    "  0  ,2e9 , 10,   , 2.0E9 is out of range",
    "  0  , Infinity, 10,, Infinity is out of range"
  })
  void refusesWhatIsNoRangeAndSaysWhatWouldBe(
      Double from, Double to, Double step, Integer count, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> values(from, to, step, count))
        .withMessageContaining(message.replace(';', ','));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, -1e10})
  void refusesAListWithWhatIsNoPosition(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Values.of(0.0, value));
  }

  @Test
  void refusesAListBesideARange() {
    for (int key = 0; key < 4; key++) {
      Double[] range = new Double[3];
      Integer count = key == 3 ? 5 : null;
      if (key < 3) {
        range[key] = 1.0;
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> values(range[0], range[1], range[2], count, 0.0, 1.0))
          .withMessageContaining("a list stands alone");
    }
  }

  @Test
  void takesEachOfTheThreeForms() {
    assertThatCode(() -> Values.stepping(0, 100, 10)).doesNotThrowAnyException();
    assertThatCode(() -> Values.counting(0, 100, 10)).doesNotThrowAnyException();
    assertThatCode(() -> Values.of(7.0)).doesNotThrowAnyException();
  }

  private static Values values(Double from, Double to, Double step, Integer count, Double... list) {
    return new Values(
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        Optional.ofNullable(step),
        Optional.ofNullable(count),
        List.copyOf(Arrays.asList(list)));
  }
}
