package dev.steadyscan.benchmarks;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
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
 * What a guarded call costs, side by side: not guarded, through the guard, through a cached pool
 * with {@code Future.get}, and through a new thread for each call.
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
