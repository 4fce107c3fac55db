package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MotionContractTest {

  @Test
  void aMotionThatIsWholeKeepsEveryRule() {
    ContractRun run = ContractRun.of(ReferenceMotionContract.class, "");

    assertThat(run.failures()).isEmpty();
    assertThat(run.skipped()).isEmpty();
    assertThat(run.held()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenMotionFailsItsRule(Broken<BrokenMotion> broken) {
    ContractRun.of(ReferenceMotionContract.class, broken.toString()).assertFailed(broken);
  }

  static List<Broken<BrokenMotion>> broken() {
    return BrokenMotions.all();
  }
}
