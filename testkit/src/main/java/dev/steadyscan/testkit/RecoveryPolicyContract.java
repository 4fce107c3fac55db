package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.testkit.PolicyQuestions.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link RecoveryPolicy} and its factory: extend it and run it with the other
 * tests. The policy is led through long episodes of every kind of failure.
 *
 * @param <S> the settings
 */
public abstract class RecoveryPolicyContract<S extends Record>
    extends PluginFactoryContract<S, RecoveryPolicy> {
  private static final int THREADS = 4;
  private static final long SEED = 7;

  /** For subclasses. */
  protected RecoveryPolicyContract() {}

  @Override
  protected abstract RecoveryPolicyFactory<S> factory();

  @Test
  void decidesOnEveryKindOfFailure() {
    List<@Nullable RecoveryDecision> decisions = decideAll(create(settings()), questions());
    assertThat(decisions).as("decisions on failures of every kind").doesNotContainNull();
  }

  @Test
  void decidesTheSameOnTheSameQuestion() {
    List<Question> questions = new ArrayList<>(questions());
    Collections.shuffle(questions, new Random(SEED));
    RecoveryPolicy policy = create(settings());
    List<@Nullable RecoveryDecision> decisions = decideAll(policy, questions);
    assertThat(decideAll(policy, questions)).isEqualTo(decisions);
    Collections.reverse(questions);
    List<@Nullable RecoveryDecision> backwards = decideAll(policy, questions);
    Collections.reverse(backwards);
    assertThat(backwards).as("decisions in another order").isEqualTo(decisions);
  }

  @Test
  void decidesTheSameFromAnyThread() {
    List<Question> questions = questions();
    RecoveryPolicy policy = create(settings());
    List<@Nullable RecoveryDecision> alone = decideAll(policy, questions);
    List<Call<List<@Nullable RecoveryDecision>>> together =
        IntStream.range(0, THREADS)
            .mapToObj(
                thread -> calls.begin("decide from several threads", () -> all(policy, questions)))
            .toList();
    together.forEach(each -> assertThat(each.get(LIMIT)).isEqualTo(alone));
  }

  @Test
  void decideDoesNotBlock() {
    List<Question> questions = questions();
    RecoveryPolicy policy = create(settings());
    assertThat(waitsInSecondCall(() -> all(policy, questions))).as("waits in decide").isZero();
  }

  @Test
  void longestWaitIsNotNegativeAndDoesNotChange() {
    RecoveryPolicy policy = create(settings());
    Duration longest = calls.within(LIMIT, "longestWait", policy::longestWait);
    assertThat(longest).isGreaterThanOrEqualTo(Duration.ZERO);
    List<@Nullable RecoveryDecision> unused = decideAll(policy, questions());
    assertThat(calls.within(LIMIT, "longestWait", policy::longestWait)).isEqualTo(longest);
  }

  @Test
  void noDecisionWaitsLongerThanDeclared() {
    RecoveryPolicy policy = create(settings());
    Duration longest = calls.within(LIMIT, "longestWait", policy::longestWait);
    for (RecoveryDecision decision : decideAll(policy, questions())) {
      assertThat(waits(decision)).as("waits of " + decision).isLessThanOrEqualTo(longest);
    }
  }

  private static Duration waits(@Nullable RecoveryDecision decision) {
    if (decision instanceof Retry retry) {
      return retry.delay();
    }
    return decision instanceof Restart restart
        ? restart.waitAfterStop().plus(restart.waitAfterStart())
        : Duration.ZERO;
  }

  private List<Question> questions() {
    RecoveryPolicy policy = create(settings());
    return calls.within(LIMIT, "decide", () -> PolicyQuestions.of(policy));
  }

  private List<@Nullable RecoveryDecision> decideAll(
      RecoveryPolicy policy, List<Question> questions) {
    return calls.within(LIMIT, "decide", () -> all(policy, questions));
  }

  private static List<@Nullable RecoveryDecision> all(
      RecoveryPolicy policy, List<Question> questions) {
    List<@Nullable RecoveryDecision> decisions = new ArrayList<>();
    questions.forEach(each -> decisions.add(policy.decide(each.failure(), each.history())));
    return decisions;
  }
}
