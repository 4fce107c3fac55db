package dev.steadyscan.benchmarks;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Timeout;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a guarded call costs, side by side: not guarded, through the guard, through what else
 * survives a call that hangs (a cached pool with {@code Future.get}, Failsafe's asynchronous
 * timeout, the time limiter of resilience4j over a cached pool, a new thread for each call), and
 * through Failsafe's synchronous timeout, which waits for the call for ever but is often used.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GuardBenchmark {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final TimeSource time = TimeSource.system();
  private final TimeoutGuard guard =
      new TimeoutGuard("benchmark", ErrorCode.CAMERA, time, 3, false);
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final FailsafeExecutor<Integer> failsafe = Failsafe.with(Timeout.<Integer>of(LIMIT));
  private final FailsafeExecutor<Integer> failsafePool =
      Failsafe.with(Timeout.<Integer>of(LIMIT)).with(pool);
  private final TimeLimiter limiter = TimeLimiter.of(LIMIT);
  private final Integer answer = 42;

  /** The call itself. */
  @Benchmark
  public Integer direct() {
    return answer;
  }

  /** Through the guard. */
  @Benchmark
  public Integer guarded() throws InterruptedException {
    return guard.call("call", Deadline.after(time, LIMIT), () -> answer, late -> {});
  }

  /** Through a pool that grows: what survives a hang with the least of code. */
  @Benchmark
  public Integer cachedPool() throws InterruptedException, ExecutionException, TimeoutException {
    return pool.submit(() -> answer).get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Through Failsafe, in a pool. */
  @Benchmark
  public Integer failsafeAsync() throws InterruptedException, ExecutionException {
    return failsafePool.getAsync(() -> answer).get();
  }

  /** Through Failsafe, on the caller's thread: does not survive a hang. */
  @Benchmark
  public Integer failsafeSync() {
    return failsafe.get(() -> answer);
  }

  /** Through resilience4j, in a pool. */
  @Benchmark
  public Integer resilience4j() throws Exception {
    return limiter.executeFutureSupplier(() -> pool.submit(() -> answer));
  }

  /** Through a thread of its own. */
  @Benchmark
  public Integer newThread() throws InterruptedException {
    Integer[] result = new Integer[1];
    Thread thread = new Thread(() -> result[0] = answer);
    thread.start();
    thread.join(LIMIT.toMillis());
    return result[0];
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    guard.close();
    pool.shutdownNow();
  }
}
