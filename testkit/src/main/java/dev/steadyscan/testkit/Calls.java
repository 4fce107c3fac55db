package dev.steadyscan.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Makes every call of a contract test: on a thread of its own, under a limit, so that no plugin can
 * hang the tests. The threads form a group, and what a plugin starts falls into it: so its threads
 * are told from all others. Thread-safe.
 */
final class Calls {
  /** How long a thread that is about to end may take for it. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final ThreadGroup group = new ThreadGroup("steadyscan-contract");
  private final List<Call<?>> begun = new CopyOnWriteArrayList<>();

  /** What a call does when it answers nothing. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  <T extends @Nullable Object> Call<T> begin(String what, Callable<T> body) {
    Call<T> call = new Call<>(group, what, body);
    begun.add(call);
    return call;
  }

  Call<Boolean> beginAction(String what, Action action) {
    return begin(
        what,
        () -> {
          action.run();
          return true;
        });
  }

  <T extends @Nullable Object> T within(Duration limit, String what, Callable<T> body) {
    return begin(what, body).get(limit);
  }

  void doWithin(Duration limit, String what, Action action) {
    beginAction(what, action).get(limit);
  }

  /** Interrupts what is still under way, and waits for it a little. */
  void end() {
    begun.stream().filter(call -> !call.isOverWithin(Duration.ZERO)).forEach(Call::interrupt);
    begun.forEach(call -> call.isOverWithin(GRACE));
  }

  /** Threads that the plugin started and that do not end; waits for those that are about to. */
  List<String> threadsLeft() {
    Call<Boolean> ended =
        new Call<>(
            Objects.requireNonNull(Thread.currentThread().getThreadGroup(), "group"),
            "waiting for threads to end",
            () -> {
              for (Thread thread : alive()) {
                thread.join(GRACE.toMillis());
              }
              return true;
            });
    ended.get(GRACE.multipliedBy(4));
    return alive().stream().map(Thread::getName).sorted().toList();
  }

  private List<Thread> alive() {
    Thread[] threads = new Thread[group.activeCount() * 2 + 16];
    int count = group.enumerate(threads, true);
    return Arrays.stream(threads, 0, count)
        .filter(Thread::isAlive)
        .filter(thread -> begun.stream().noneMatch(call -> call.runsOn(thread)))
        .filter(thread -> !isOfTheJdk(thread))
        .toList();
  }

  /** Pools that all of a program share fall into the group of whoever uses them first. */
  private static boolean isOfTheJdk(Thread thread) {
    return thread.getName().startsWith("ForkJoinPool.commonPool")
        || thread.getName().equals("CompletableFutureDelayScheduler");
  }
}
