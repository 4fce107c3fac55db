package dev.steadyscan.testkit;

import dev.steadyscan.testkit.Behaviour.Invocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What scripted devices do call by call, and what was called. Several may share one: a camera and
 * the one that replaces it, or a camera and its motion.
 *
 * <pre>
 * Script script = new Script().on("capture", Behaviour.failing(TIMEOUT, "no answer"), Hang.untilStopped());
 * Camera camera = new ScriptedCamera(script);
 * ...
 * assertThat(script.calls()).containsExactly("start", "capture 0/1", "stop", ...);
 * </pre>
 *
 * <p>Thread-safe. Whoever scripted a hang calls {@link #close} at the end, so that no thread
 * outlives the test.
 */
public final class Script implements AutoCloseable {
  static final Set<String> MOTION_CALLS = Set.of("home", "moveTo", "state");

  private final Map<String, Deque<Behaviour>> next = new HashMap<>();
  private final List<Hang> hangs = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  /** A script in which every call goes well. */
  public Script() {}

  /**
   * Sets what the next calls of an operation do; after them it goes well again.
   *
   * @param operation the method's name: {@code capture}, {@code moveTo}, {@code stop} ...
   */
  public synchronized Script on(String operation, Behaviour... behaviours) {
    Deque<Behaviour> queue = next.computeIfAbsent(operation, any -> new ArrayDeque<>());
    for (Behaviour behaviour : behaviours) {
      queue.addLast(behaviour);
      if (behaviour instanceof Hang hang) {
        hangs.add(hang);
      }
    }
    return this;
  }

  /**
   * Every call so far, in order: {@code start}, {@code configure gain 2.0}, {@code capture 0/1}
   * (step and attempt), {@code stop}, {@code clear}, {@code close}, {@code home}, {@code moveTo
   * {rotation=90.0}}, {@code state}.
   */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Forgets the calls so far. */
  public synchronized void forget() {
    calls.clear();
  }

  /** Lets every hang go. */
  @Override
  public synchronized void close() {
    hangs.forEach(Hang::release);
  }

  @Nullable Object play(String text, Invocation invocation) throws Exception {
    return enter(text, invocation.operation()).act(invocation);
  }

  private synchronized Behaviour enter(String text, String operation) {
    calls.add(text);
    if (operation.equals("stop")) {
      hangs.stream().filter(Hang::isEndedByStop).forEach(Hang::release);
    }
    Deque<Behaviour> queue = next.get(operation);
    return queue == null || queue.isEmpty() ? Behaviour.good() : queue.removeFirst();
  }
}
