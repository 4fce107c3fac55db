package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.plugin.PatternFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatternContractTest {
  private static final int SIZE = 50;

  @Test
  void aPatternThatIsWholeKeepsEveryRule() {
    ContractRun run = ContractRun.of(TurnContract.class, "");

    assertThat(run.failures()).isEmpty();
    assertThat(run.skipped()).isEmpty();
    assertThat(run.held()).hasSizeGreaterThan(12);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenPatternFailsItsRule(Broken<Supplier<Pattern>> broken) {
    ContractRun.of(TurnContract.class, broken.toString()).assertFailed(broken);
  }

  static List<Broken<Supplier<Pattern>>> broken() {
    return List.of(
        breaks("sizeIsAtLeastOne", "none", Empty::new),
        breaks("sizeDoesNotChange", "grows", Grows::new),
        breaks("everyIndexHasAStep", "not the last", NoLastStep::new),
        breaks(
            "stepIsEqualForAnEqualIndex",
            "never the same",
            NeverTheSame::new,
            "stepsAreTheSameInAnyOrder",
            "stepsAreTheSameFromAnyThread"),
        breaks(
            "stepsAreTheSameInAnyOrder",
            "not backwards",
            NotBackwards::new,
            "stepsAreTheSameFromAnyThread"),
        breaks("stepsAreTheSameFromAnyThread", "mixes up threads", MixesUpThreads::new),
        breaks("doesNotBlock", "waits", Blocks::new),
        breaks("notesAreSentences", "an empty one", EmptyNote::new));
  }

  private static Supplier<Pattern> named(String name) {
    return broken().stream()
        .filter(each -> each.toString().equals(name))
        .map(Broken::thing)
        .findFirst()
        .orElse(Turn::new);
  }

  /** The contract, over the pattern that is broken as the run says. */
  @ExtendWith(ContractRun.Flaw.class)
  static final class TurnContract extends PatternContract<TurnFactory.NoSettings> {
    private final Supplier<Pattern> pattern;

    TurnContract(String flaw) {
      pattern = named(flaw);
    }

    @Override
    protected PatternFactory<TurnFactory.NoSettings> factory() {
      return new TurnFactory(pattern);
    }

    @Override
    protected TurnFactory.NoSettings settings() {
      return new TurnFactory.NoSettings();
    }
  }

  /** One turn of the table. */
  static class Turn implements Pattern {
    @Override
    public int size() {
      return SIZE;
    }

    @Override
    public @Nullable ScanStep step(int index) {
      return ScanStep.at(Position.of(Position.ROTATION, index));
    }
  }

  private static final class Empty extends Turn {
    @Override
    public int size() {
      return 0;
    }
  }

  private static final class Grows extends Turn {
    private int size = SIZE;

    @Override
    public int size() {
      return size++;
    }
  }

  private static final class NoLastStep extends Turn {
    @Override
    public @Nullable ScanStep step(int index) {
      return index == SIZE - 1 ? null : super.step(index);
    }
  }

  private static final class NeverTheSame extends Turn {
    private int asked;

    @Override
    public @Nullable ScanStep step(int index) {
      return super.step(asked++);
    }
  }

  private static final class NotBackwards extends Turn {
    private int last;

    @Override
    public @Nullable ScanStep step(int index) {
      boolean backwards = index < last && index > 0;
      last = index;
      return super.step(backwards ? index - 1 : index);
    }
  }

  private static final class MixesUpThreads extends Turn {
    private volatile int asked;

    @Override
    public @Nullable ScanStep step(int index) {
      asked = index;
      long until = System.nanoTime() + 2_000_000;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      return super.step(asked);
    }
  }

  private static final class Blocks extends Turn {
    @Override
    public @Nullable ScanStep step(int index) {
      LockSupport.parkNanos(1);
      return super.step(index);
    }
  }

  private static final class EmptyNote extends Turn {
    @Override
    public List<String> notes() {
      return List.of("");
    }
  }
}
