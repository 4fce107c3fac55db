package dev.steadyscan.guard;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Limits learnt from how long operations took: for each class of operation the smoothed mean plus
 * four smoothed deviations, as TCP learns when to send again (RFC 6298, section 2: alpha 1/8, beta
 * 1/4; section 5.5: doubled after a timeout). An operation that was tried again gives no sample
 * (Karn's rule): nobody knows what it waited for.
 *
 * <p>It reads no clock: it is told what was measured. Thread-safe.
 *
 * @param <K> names the classes of operation, such as the first capture after a start and those that
 *     follow; as a rule an enum
 */
public final class AdaptiveTimeout<K> {
  /** The ceiling, and the limit before any sample, unless they are set. */
  public static final Duration CEILING = Duration.ofSeconds(10);

  private static final Duration LEAST_FLOOR = Duration.ofMillis(1500);

  private final Duration initial;
  private final Duration ceiling;
  private final ConcurrentMap<K, Estimate> estimates = new ConcurrentHashMap<>();

  /** An estimator that begins with, and never exceeds, {@link #CEILING}. */
  public AdaptiveTimeout() {
    this(CEILING, CEILING);
  }

  /**
   * An estimator without samples.
   *
   * @param initial the limit of a class that has no sample yet
   * @param ceiling what no limit exceeds unless its floor does
   */
  public AdaptiveTimeout(Duration initial, Duration ceiling) {
    this.initial = positive(initial);
    this.ceiling = positive(ceiling);
  }

  /**
   * The shortest limit that makes sense for a capture of a camera that streams: six frames and two
   * exposures, and at least 1.5 s. So libcamera, which gives up after one second or five frames
   * (pipeline handler rpi/pisp, version 0.7.1), comes first and says why.
   */
  public static Duration floor(Duration exposure, Duration frame) {
    Duration floor = frame.multipliedBy(6).plus(exposure.multipliedBy(2));
    return longer(floor, LEAST_FLOOR);
  }

  /**
   * The limit for the next operation of this class.
   *
   * @param floor what the operation takes even if all is well; it holds above the ceiling too
   */
  public Duration limit(K operation, Duration floor) {
    Estimate estimate = estimates.getOrDefault(operation, Estimate.NONE);
    Duration learnt = estimate.isEmpty() ? initial : estimate.limit();
    Duration backedOff = longer(learnt, floor);
    for (int i = 0; i < estimate.timeouts && backedOff.compareTo(ceiling) < 0; i++) {
      backedOff = backedOff.multipliedBy(2);
    }
    return longer(shorter(backedOff, ceiling), floor);
  }

  /**
   * Tells how long an operation took that succeeded.
   *
   * @param firstTry whether it was the first try; if not, nothing is learnt from it
   */
  public void took(K operation, Duration duration, boolean firstTry) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("nothing takes " + duration);
    }
    if (firstTry) {
      estimates.compute(
          operation, (same, known) -> (known == null ? Estimate.NONE : known).with(duration));
    }
  }

  /** Tells that an operation ran into its limit: the limits are doubled until the next sample. */
  public void timedOut(K operation) {
    estimates.compute(
        operation, (same, known) -> (known == null ? Estimate.NONE : known).timedOut());
  }

  private static Duration positive(Duration limit) {
    Objects.requireNonNull(limit, "limit");
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("a limit has to be positive: " + limit);
    }
    return limit;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** What is known of one class; times in nanoseconds, a negative mean where there is no sample. */
  private record Estimate(double mean, double deviation, int timeouts) {
    private static final double ALPHA = 1 / 8.0;
    private static final double BETA = 1 / 4.0;
    private static final Estimate NONE = new Estimate(-1, 0, 0);

    boolean isEmpty() {
      return mean < 0;
    }

    Duration limit() {
      return Duration.ofNanos(Math.round(mean + 4 * deviation));
    }

    Estimate with(Duration sample) {
      double nanos = sample.toNanos();
      return isEmpty()
          ? new Estimate(nanos, nanos / 2, 0)
          : new Estimate(
              mean + ALPHA * (nanos - mean),
              deviation + BETA * (Math.abs(mean - nanos) - deviation),
              0);
    }

    Estimate timedOut() {
      return new Estimate(mean, deviation, timeouts + 1);
    }
  }
}
