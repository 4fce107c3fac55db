package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A policy that decides as told, then gives up; remembers what it was asked. Thread-safe. */
final class ScriptedPolicy implements RecoveryPolicy {

  /** What it was asked. */
  record Question(Failure failure, RecoveryHistory history) {}

  private final Deque<Supplier<@Nullable RecoveryDecision>> answers = new ArrayDeque<>();
  private final List<Question> questions = new ArrayList<>();

  synchronized ScriptedPolicy decides(RecoveryDecision... decisions) {
    for (RecoveryDecision decision : decisions) {
      answers.addLast(() -> decision);
    }
    return this;
  }

  synchronized ScriptedPolicy answers(Supplier<@Nullable RecoveryDecision> answer) {
    answers.addLast(answer);
    return this;
  }

  @Override
  public @Nullable RecoveryDecision decide(Failure failure, RecoveryHistory history) {
    Supplier<@Nullable RecoveryDecision> answer;
    synchronized (this) {
      questions.add(new Question(failure, history));
      answer = answers.isEmpty() ? () -> new GiveUp("no more ideas") : answers.removeFirst();
    }
    return answer.get();
  }

  synchronized List<Question> questions() {
    return List.copyOf(questions);
  }

  @Override
  public Duration longestWait() {
    return Duration.ZERO;
  }
}
