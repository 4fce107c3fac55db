package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.pattern.ScanStep;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepCodeTest {
  private static final Position HERE = Position.of(Position.HEIGHT, 50);

  @Test
  void equalStepsHaveEqualHashes() {
    StepCode code = new StepCode();

    assertThat(code.add(bracket(1, 4))).isEqualTo(code.add(bracket(1, 4)));
    assertThat(new StepCode().add(bracket(1, 4))).isEqualTo(code.add(bracket(1, 4)));
    assertThat(digest(step(1), step(2))).isEqualTo(digest(step(1), step(2)));
  }

  @Test
  void whateverDiffersInAStepChangesItsHash() {
    List<ScanStep> steps =
        List.of(
            ScanStep.at(Position.nowhere()),
            ScanStep.at(HERE),
            ScanStep.at(Position.of(Position.HEIGHT, Math.nextUp(50.0))),
            ScanStep.at(Position.of(Position.ROTATION, 50)),
            ScanStep.at(HERE.with(Position.ROTATION, 50)),
            bracket(1),
            bracket(1, 1),
            bracket(1, 4),
            bracket(4, 1));

    assertThat(steps.stream().map(step -> new StepCode().add(step))).doesNotHaveDuplicates();
    assertThat(steps.stream().map(StepCodeTest::digest)).doesNotHaveDuplicates();
  }

  @Test
  void theOrderOfStepsAndWhereOneEndsChangeTheDigest() {
    assertThat(digest(step(1), step(2))).isNotEqualTo(digest(step(2), step(1)));
    assertThat(digest(step(1))).isNotEqualTo(digest(step(1), step(1)));
  }

  @Test
  void aStepOfAnySizeIsWritten() {
    ScanStep large =
        ScanStep.at(
            Position.of(
                IntStream.range(0, 1000)
                    .boxed()
                    .collect(Collectors.toMap(i -> "axis" + "x".repeat(i), Integer::doubleValue))));

    assertThat(digest(step(1), large)).isEqualTo(digest(step(1), large));
    assertThat(digest(large)).isNotEqualTo(digest(step(1)));
  }

  private static String digest(ScanStep... steps) {
    StepCode code = new StepCode();
    Arrays.stream(steps).forEach(code::add);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      code.into(digest);
      return Arrays.toString(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  private static ScanStep step(double height) {
    return ScanStep.at(Position.of(Position.HEIGHT, height));
  }

  private static ScanStep bracket(double... gains) {
    ScanStep.Builder step = ScanStep.builder(HERE);
    Arrays.stream(gains).forEach(gain -> step.shot(ShotSettings.builder().gain(gain).build()));
    return step.build();
  }
}
