package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.event.DeviceEvent.HeatReported;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tells when the processor is too hot to go on, and when it has cooled down: the rig waits between.
 * The beat of an agent drives it, so where none beats any more it has to be told that it is over;
 * else the rig would wait for a device that says nothing. It looks no more often than every two
 * seconds. Thread-safe.
 */
final class HostHeat {
  /** So much cooler it has to be, or the rig would stop and go at every point. */
  private static final double COOLER = 5;

  /** So many looks in a row that find nothing, and nothing is known any more. */
  private static final int UNKNOWN = 5;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final HostHealth health;
  private final double most;
  private final DeviceContext context;
  private Deadline next;
  private double last;
  private int missed;
  private boolean hot;
  private boolean told;

  /** Nothing is too hot yet; it is from this many degrees Celsius on. */
  HostHeat(HostHealth health, double most, DeviceContext context) {
    this.health = health;
    this.most = most;
    this.context = context;
    next = Deadline.after(context.time(), Duration.ZERO);
  }

  /**
   * Looks, if it is time to.
   *
   * @param live whether what is found counts, asked when it was found
   */
  void look(BooleanSupplier live) {
    if (isTime()) {
      found(health.celsius(), live); // no lock is held while the system is asked
    }
  }

  private synchronized boolean isTime() {
    boolean time = next.expired();
    if (time) {
      next = Deadline.after(context.time(), PAUSE);
    }
    return time;
  }

  private synchronized void found(Optional<Double> celsius, BooleanSupplier live) {
    if (live.getAsBoolean()) {
      celsius.ifPresentOrElse(this::measured, this::missed);
    }
  }

  private void measured(double celsius) {
    missed = 0;
    last = celsius;
    hot = celsius >= (hot ? most - COOLER : most);
    tell(hot);
  }

  private void missed() {
    missed++;
    if (missed >= UNKNOWN) {
      tell(false);
    }
  }

  /** Nobody looks from here on, maybe; nobody waits for the end of the heat then. */
  synchronized void over() {
    next = Deadline.after(context.time(), Duration.ZERO);
    tell(false);
  }

  private void tell(boolean tooHot) {
    if (tooHot != told) {
      told = tooHot;
      context.report(new HeatReported(context.time().instant(), context.device(), tooHot, last));
    }
  }
}
