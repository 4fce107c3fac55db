package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.guard.Behaviour.Invocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a device does call by call, and what was called. Shared by all instances. Thread-safe. */
final class Script {
  private final Map<String, Deque<Behaviour>> next = new HashMap<>();
  private final List<Hang> hangs = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  /** Sets what the next calls of an operation do; after them it is well again. */
  synchronized Script on(String operation, Behaviour... behaviours) {
    Deque<Behaviour> queue = next.computeIfAbsent(operation, any -> new ArrayDeque<>());
    for (Behaviour behaviour : behaviours) {
      queue.addLast(behaviour);
      if (behaviour instanceof Hang hang) {
        hangs.add(hang);
      }
    }
    return this;
  }

  @Nullable Frame play(String text, Invocation invocation) throws Exception {
    Behaviour behaviour;
    synchronized (this) {
      calls.add(text);
      notifyAll();
      if (invocation.operation().equals("stop")) {
        hangs.stream().filter(Hang::isEndedByStop).forEach(Hang::release);
      }
      Deque<Behaviour> queue = next.get(invocation.operation());
      behaviour = queue == null || queue.isEmpty() ? Behaviour.good() : queue.removeFirst();
    }
    return behaviour.act(invocation);
  }

  /** Every call so far, in order. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  synchronized void forget() {
    calls.clear();
  }

  /** Lets every hang go, so that no thread outlives a test. */
  synchronized void releaseAll() {
    hangs.forEach(Hang::release);
  }
}
