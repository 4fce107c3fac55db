package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  @MethodSource("broken")
  void aBrokenCameraFailsItsRule(Broken<BrokenCamera> broken) {
    ContractRun.of(ReferenceCameraContract.class, broken.toString()).assertFailed(broken);
  }

  static List<Broken<BrokenCamera>> broken() {
    return BrokenCameras.all();
  }
}
