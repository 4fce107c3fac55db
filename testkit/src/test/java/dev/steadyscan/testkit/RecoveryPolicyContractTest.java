package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryPolicyContractTest {

  @Test
  void aPolicyThatIsWholeKeepsEveryRule() {
    ContractRun run = ContractRun.of(WaitsLongerContract.class, "");

    assertThat(run.failures()).isEmpty();
    assertThat(run.skipped()).isEmpty();
    assertThat(run.held()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenPolicyFailsItsRule(Broken<Supplier<RecoveryPolicy>> broken) {
    ContractRun.of(WaitsLongerContract.class, broken.toString()).assertFailed(broken);
  }

  static List<Broken<Supplier<RecoveryPolicy>>> broken() {
    return List.of(
        breaks("decidesOnEveryKindOfFailure", "null for one", NullOnMemory::new),
        breaks(
            "decidesTheSameOnTheSameQuestion",
            "counts",
            Counts::new,
            "decidesTheSameFromAnyThread"),
        breaks("decidesTheSameFromAnyThread", "mixes up threads", MixesUpThreads::new),
        breaks("decideDoesNotBlock", "waits", Blocks::new),
        breaks("longestWaitIsNotNegativeAndDoesNotChange", "grows", LongestWaitGrows::new),
        breaks("noDecisionWaitsLongerThanDeclared", "declares less", DeclaresLess::new));
  }

  private static Supplier<RecoveryPolicy> named(String name) {
    return broken().stream()
        .filter(each -> each.toString().equals(name))
        .map(Broken::thing)
        .findFirst()
        .orElse(WaitsLonger::new);
  }

  /** It has none. */
  record NoSettings() {}

  /** The contract, over the policy that is broken as the run says; a program hands it over. */
  @ExtendWith(ContractRun.Flaw.class)
  static final class WaitsLongerContract extends RecoveryPolicyContract<NoSettings> {
    private final Supplier<RecoveryPolicy> policy;

    WaitsLongerContract(String flaw) {
      policy = named(flaw);
    }

    @Override
    protected RecoveryPolicyFactory<NoSettings> factory() {
      return new HandedOver(policy);
    }

    @Override
    protected NoSettings settings() {
      return new NoSettings();
    }

    @Override
    protected boolean isExtension() {
      return false;
    }
  }

  private record HandedOver(Supplier<RecoveryPolicy> policy)
      implements RecoveryPolicyFactory<NoSettings> {
    @Override
    public String name() {
      return "waits-longer";
    }

    @Override
    public Class<NoSettings> settings() {
      return NoSettings.class;
    }

    @Override
    public RecoveryPolicy create(NoSettings settings, DeviceContext context) {
      return policy.get();
    }
  }

  /** Restarts, and waits a second for each restart before, five at most. */
  private static class WaitsLonger implements RecoveryPolicy {
    @Override
    public @Nullable RecoveryDecision decide(Failure failure, RecoveryHistory history) {
      int before = Math.min(5, history.count(Restart.class));
      return new Restart(Duration.ofSeconds(before), Duration.ZERO);
    }

    @Override
    public Duration longestWait() {
      return Duration.ofSeconds(5);
    }
  }

  private static final class NullOnMemory extends WaitsLonger {
    @Override
    public @Nullable RecoveryDecision decide(Failure failure, RecoveryHistory history) {
      return failure.kind() == FailureKind.NO_MEMORY ? null : super.decide(failure, history);
    }
  }

  private static final class Counts extends WaitsLonger {
    private int asked;

    @Override
    public @Nullable RecoveryDecision decide(Failure failure, RecoveryHistory history) {
      return new Restart(Duration.ofMillis(asked++ % 2), Duration.ZERO);
    }
  }

  private static final class MixesUpThreads extends WaitsLonger {
    private volatile FailureKind asked = FailureKind.DEFECT;

    @Override
    public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
      asked = failure.kind();
      long until = System.nanoTime() + 50_000;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      return new Restart(Duration.ofMillis(asked.name().length()), Duration.ZERO);
    }
  }

  private static final class Blocks extends WaitsLonger {
    @Override
    public @Nullable RecoveryDecision decide(Failure failure, RecoveryHistory history) {
      LockSupport.parkNanos(1);
      return super.decide(failure, history);
    }
  }

  private static final class LongestWaitGrows extends WaitsLonger {
    private int asked;

    @Override
    public Duration longestWait() {
      return super.longestWait().plusMillis(asked++);
    }
  }

  private static final class DeclaresLess extends WaitsLonger {
    @Override
    public Duration longestWait() {
      return Duration.ofSeconds(4);
    }
  }
}
