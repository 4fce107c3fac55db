package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.plugin.PatternFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link Pattern} and its factory. Of a large pattern a thousand steps are looked
 * at, spread over all of it.
 *
 * @param <S> the settings
 */
public abstract class PatternContract<S extends Record> extends PluginFactoryContract<S, Pattern> {
  private static final int LOOKED_AT = 1_000;
  private static final int THREADS = 4;
  private static final long SEED = 7;

  private Pattern pattern = new NoPattern();

  /** For subclasses. */
  protected PatternContract() {}

  @Override
  protected abstract PatternFactory<S> factory();

  /** A step as a value. */
  private record Seen(Position position, List<ShotSettings> shots) {}

  @BeforeEach
  void makeThePattern() {
    pattern = create(settings());
  }

  @Test
  void sizeIsAtLeastOne() {
    assertThat(size()).isPositive();
  }

  @Test
  void sizeDoesNotChange() {
    int size = size();
    look(indices(size));
    assertThat(size()).as("size after steps were asked for").isEqualTo(size);
    assertThat(calls.within(LIMIT, "size", create(settings())::size))
        .as("size of a pattern with equal settings")
        .isEqualTo(size);
  }

  @Test
  void everyIndexHasAStep() {
    assertThat(look(indices(size()))).doesNotContainNull();
  }

  @Test
  void stepIsEqualForAnEqualIndex() {
    List<Integer> indices = indices(size());
    assertThat(look(indices)).isEqualTo(look(indices));
  }

  @Test
  void stepsAreTheSameInAnyOrder() {
    List<Integer> shuffled = new ArrayList<>(indices(size()));
    Collections.shuffle(shuffled, new Random(SEED));
    List<@Nullable Seen> inDisorder = look(shuffled);
    pattern = create(settings());
    Collections.sort(shuffled);
    List<@Nullable Seen> inOrder = look(shuffled);
    assertThat(inDisorder).containsExactlyInAnyOrderElementsOf(inOrder);
    Collections.shuffle(shuffled, new Random(SEED));
    assertThat(look(shuffled)).isEqualTo(inDisorder);
  }

  @Test
  void stepsAreTheSameFromAnyThread() {
    List<Integer> indices = indices(size());
    List<@Nullable Seen> alone = look(indices);
    List<Call<List<@Nullable Seen>>> together =
        IntStream.range(0, THREADS)
            .mapToObj(thread -> calls.begin("steps from several threads", () -> seen(indices)))
            .toList();
    together.forEach(each -> assertThat(each.get(LIMIT)).isEqualTo(alone));
  }

  @Test
  void doesNotBlock() {
    List<Integer> indices = indices(size());
    long waits =
        waitsInSecondCall(
            () -> {
              int unused = pattern.size();
              seen(indices);
              pattern.notes().forEach(Objects::requireNonNull);
            });
    assertThat(waits).as("waits in size, step and notes").isZero();
  }

  @Test
  void notesAreSentences() {
    assertThat(calls.within(LIMIT, "notes", pattern::notes)).isNotNull().doesNotContain("");
  }

  private int size() {
    return calls.within(LIMIT, "size", pattern::size);
  }

  private List<@Nullable Seen> look(List<Integer> indices) {
    return calls.within(LIMIT, "step", () -> seen(indices));
  }

  private List<@Nullable Seen> seen(List<Integer> indices) {
    List<@Nullable Seen> seen = new ArrayList<>();
    for (int index : indices) {
      ScanStep step = pattern.step(index);
      seen.add(step == null ? null : new Seen(step.position(), step.shots()));
    }
    return seen;
  }

  private static List<Integer> indices(int size) {
    return LongStream.range(0, Math.min(size, LOOKED_AT))
        .mapToObj(i -> (int) (i * (size - 1L) / Math.max(1, Math.min(size, LOOKED_AT) - 1)))
        .toList();
  }

  private static final class NoPattern implements Pattern {
    @Override
    public int size() {
      throw new IllegalStateException("made before each test");
    }

    @Override
    public ScanStep step(int index) {
      throw new IllegalStateException("made before each test");
    }
  }
}
