package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CameraContractTest {

  @Test
  void aCameraThatIsWholeKeepsEveryRule() {
    ContractRun run = ContractRun.of(ReferenceCameraContract.class, "");

    assertThat(run.failures()).isEmpty();
    assertThat(run.skipped()).isEmpty();
    assertThat(run.held()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aBrokenCameraFailsItsRule(String rule) {
    assertThat(ContractRun.of(ReferenceCameraContract.class, rule).failed()).containsExactly(rule);
  }

  static Set<String> rules() {
    return BrokenCameras.rules();
  }
}
