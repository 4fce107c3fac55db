package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.steadyscan.core.plugin.Offers;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Reads configs that are nearly right, and others that are far from it. Each has to give a config
 * or a ConfigException whose problems say where and what, in a time that is bounded.
 *
 * <p>For more inputs: {@code mvn -pl core -am test -Dtest=ConfigFuzzTest
 * -Dsteadyscan.fuzz.inputs=10000000 -Djunit.jupiter.execution.timeout.mode=disabled}; {@code
 * -Dsteadyscan.fuzz.seed} is where they begin.
 */
class ConfigFuzzTest {
  private static final long INPUTS = Long.getLong("steadyscan.fuzz.inputs", 100_000);
  private static final long FIRST = Long.getLong("steadyscan.fuzz.seed", 0);

  /** So many at once are measured: to ask for the time costs as much as a small config. */
  private static final int AT_ONCE = 100;

  /** Of the thread's own time, so that the load of the machine does not count. */
  private static final long LONGEST_NANOS = 5_000_000_000L;

  private final ConfigReader reader = new ConfigReader(new DirectLanes());
  private final Offers offers = TestOffers.offers();
  private long configs;

  @Test
  void beginsFromConfigsThatAreRight() throws Exception {
    for (String base : MutatedHocon.BASES) {
      assertThat(reader.read("fuzz.conf", base, List.of(), offers).name()).startsWith("d");
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void givesAConfigOrProblemsWithTheirPlaces() {
    for (long seed = FIRST; seed < FIRST + INPUTS; seed += AT_ONCE) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (long one = seed; one < Math.min(seed + AT_ONCE, FIRST + INPUTS); one++) {
        check(one);
      }
      assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin)
          .as("nanoseconds for %d seeds from %d on", AT_ONCE, seed)
          .isLessThan(LONGEST_NANOS);
    }
    assertThat(configs).as("configs among the inputs").isGreaterThan(INPUTS / 500);
  }

  private void check(long seed) {
    boolean random = seed % 20 > 0; // those cost a tenth
    check(
        seed,
        random ? RandomHocon.text(seed) : MutatedHocon.text(seed),
        random ? List.of() : MutatedHocon.sets(seed));
  }

  private void check(long seed, String text, List<String> sets) {
    try {
      reader.read("fuzz.conf", text, sets, offers);
      configs++;
    } catch (ConfigException refused) {
      assertThat(refused.problems()).as("seed %d", seed).isNotEmpty();
      refused.problems().forEach(problem -> check(seed, problem));
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError wrong) {
      fail("seed " + seed + " with " + sets + ": " + text, wrong);
    }
  }

  private static void check(long seed, ConfigProblem problem) {
    String line = problem.toString();
    boolean isPlaced =
        line.startsWith("fuzz.conf:") || line.startsWith("--set") || line.startsWith("and ");
    if (!isPlaced
        || problem.message().isBlank()
        || line.length() > 2_000
        || !line.equals(PlainText.of(line))) {
      fail("seed " + seed + " is not told well: " + line);
    }
  }
}
