package dev.steadyscan.testkit;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryHistory.Step;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy is asked: episodes of every kind of failure, told by the policy's own decisions, up
 * to the hundred steps that a history holds.
 */
final class PolicyQuestions {
  private static final int ATTEMPTS = 4;
  private static final int LONGEST_EPISODE = 102;
  private static final int HELD = 100;

  /** One question. */
  record Question(Failure failure, RecoveryHistory history) {}

  private final RecoveryPolicy policy;
  private final List<Question> questions = new ArrayList<>();

  private PolicyQuestions(RecoveryPolicy policy) {
    this.policy = policy;
  }

  static List<Question> of(RecoveryPolicy policy) {
    PolicyQuestions questions = new PolicyQuestions(policy);
    for (FailureKind kind : FailureKind.values()) {
      if (kind != FailureKind.SETTING_REFUSED) { // never brought to a policy
        questions.episode(kind, true, 0);
        questions.episode(kind, false, 1);
        questions.episode(kind, false, 3);
      }
    }
    return questions.questions;
  }

  private void episode(FailureKind kind, boolean carriedOut, int stuckCalls) {
    List<Step> episode = new ArrayList<>();
    for (int i = 0; i < LONGEST_EPISODE; i++) {
      Failure failure = Failure.of(kind, "capture", "a " + kind + " of the contract");
      int attempt = stuckCalls > 1 ? 0 : 1 + i % ATTEMPTS;
      List<Step> held = episode.subList(Math.max(0, episode.size() - HELD), episode.size());
      RecoveryHistory history =
          new RecoveryHistory(attempt, ATTEMPTS, held, i % 3, i / 10, stuckCalls);
      questions.add(new Question(failure, history));
      episode.add(new Step(failure, answer(failure, history), carriedOut));
    }
  }

  /** What a broken answer counts as. */
  private RecoveryDecision answer(Failure failure, RecoveryHistory history) {
    RecoveryDecision brokenAnswer = new RecoveryDecision.GiveUp("no answer");
    try {
      RecoveryDecision answer = policy.decide(failure, history);
      return answer == null ? brokenAnswer : answer;
    } catch (RuntimeException thrown) { // that it answers is a rule of its own
      return brokenAnswer;
    }
  }
}
