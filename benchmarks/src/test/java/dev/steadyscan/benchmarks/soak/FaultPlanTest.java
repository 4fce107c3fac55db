package dev.steadyscan.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  @Test
  void aPlanIsMadeByItsSeedAlone() {
    assertThat(new FaultPlan(4, 1_000).faults()).isEqualTo(new FaultPlan(4, 1_000).faults());
    assertThat(new FaultPlan(4, 1_000).faults()).isNotEqualTo(new FaultPlan(5, 1_000).faults());
  }

  @Test
  void oneCaptureInTenGoesWrongAndEveryKindIsAmongThem() {
    Map<String, Integer> struck = new FaultPlan(4, 1_000).struck(1_000);

    assertThat(struck.values().stream().mapToInt(Integer::intValue).sum()).isBetween(90, 110);
    assertThat(struck).hasSize(28);
  }

  @Test
  void whatWasNotReachedHasNotStruck() {
    assertThat(new FaultPlan(4, 1_000).struck(4)).isEmpty();
    assertThat(new FaultPlan(4, 1_000).struck(5)).containsOnlyKeys("segfault", "missing");
  }
}
