package dev.steadyscan.simulator.fault;

import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One fault of the list {@code plugins.simulator.faults}. Without {@code camera}, {@code step} or
 * {@code rate} it is for every camera, every step, every picture.
 *
 * @param kind what goes wrong
 * @param camera the camera that it is for
 * @param step the step that it is for
 * @param fromStep the first of the steps that it is for, where it is for several
 * @param toStep the last of them
 * @param rate the share of these pictures that it hits, 0 to 1
 * @param onAttempts which attempts at a picture: {@code first} (the default), {@code all}, one
 *     ({@code 2}) or a range ({@code 1-3})
 * @param duration how much longer a {@code slow} capture takes; required there, not scaled
 * @param failure what an {@code error} throws; {@code buffer-rejected} if left out
 */
public record FaultSettings(
    @Setting("what goes wrong") FaultKind kind,
    @Setting("the camera; all if left out") Optional<String> camera,
    @Setting("the step; all if left out") Optional<Integer> step,
    @Setting("the first of several steps") Optional<Integer> fromStep,
    @Setting("the last of several steps") Optional<Integer> toStep,
    @Setting("the share of the pictures, 0 to 1") Optional<Double> rate,
    @Setting("first, all, 2 or 1-3") Optional<String> onAttempts,
    @Setting("of a slow capture, in real time") Optional<Duration> duration,
    @Setting("of an error") Optional<FailureKind> failure) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if these settings make no fault
   */
  public FaultSettings {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(camera, "camera");
    if (step.isPresent() && (fromStep.isPresent() || toStep.isPresent())) {
      throw new IllegalArgumentException(
          "step is one step: leave out from-step and to-step, or it");
    }
    if (fromStep.orElse(0) > toStep.orElse(Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "from-step = " + fromStep.get() + " lies behind to-step = " + toStep.get());
    }
    if (rate.isPresent() && !(rate.get() >= 0 && rate.get() <= 1)) {
      throw new IllegalArgumentException("rate = " + rate.get() + " has to be from 0 to 1");
    }
    onAttempts.ifPresent(Attempts::parse);
    if (duration.isPresent() != (kind == FaultKind.SLOW)) {
      throw new IllegalArgumentException("duration belongs to kind = slow, and slow needs it");
    }
    if (duration.isPresent() && duration.get().isNegative()) {
      throw new IllegalArgumentException("duration cannot be negative");
    }
    if (failure.isPresent() && kind != FaultKind.ERROR) {
      throw new IllegalArgumentException("failure belongs to kind = error");
    }
  }

  /** A fault of every first attempt of every camera at every step: for programs and tests. */
  public static FaultSettings always(FaultKind kind) {
    return new FaultSettings(
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
