package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.event.DeviceEvent.HeatReported;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;

/**
 * Tells when the processor is too hot to go on, and when it has cooled down: the rig waits between.
 * The beat of an agent drives it, so where none beats any more it has to be told that it is over;
 * else the rig would wait for a device that says nothing. It looks no more often than every two
 * seconds. Thread-safe.
 */
final class HostHeat {
  /** So much cooler it has to be, or the rig would stop and go at every point. */
  private static final double COOLER = 5;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final HostHealth health;
  private final double most;
  private final DeviceContext context;
  private Deadline next;
  private boolean tooHot;

  /** Nothing is too hot yet; it is from this many degrees Celsius on. */
  HostHeat(HostHealth health, double most, DeviceContext context) {
    this.health = health;
    this.most = most;
    this.context = context;
    next = Deadline.after(context.time(), Duration.ZERO);
  }

  /** Looks, if it is time to. */
  synchronized void look() {
    if (next.expired()) {
      next = Deadline.after(context.time(), PAUSE);
      health.celsius().ifPresentOrElse(this::measured, this::over);
    }
  }

  private void measured(double celsius) {
    boolean hot = celsius >= (tooHot ? most - COOLER : most);
    if (hot != tooHot) {
      tooHot = hot;
      tell(celsius);
    }
  }

  /** Nothing is known from here on, until the next look; nobody waits for the end of it. */
  synchronized void over() {
    next = Deadline.after(context.time(), Duration.ZERO);
    if (tooHot) {
      tooHot = false;
      tell(health.celsius().orElse(most));
    }
  }

  private void tell(double celsius) {
    context.report(new HeatReported(context.time().instant(), context.device(), tooHot, celsius));
  }
}
