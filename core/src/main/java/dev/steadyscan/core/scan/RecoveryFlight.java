package dev.steadyscan.core.scan;

import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A recovery, for the flight recorder. */
@Name("dev.steadyscan.Recovery")
@Label("Recovery")
@Category("Steadyscan")
@StackTrace(false)
public final class RecoveryFlight extends Event {
  @Label("Device")
  String device = "";

  @Label("Decision")
  String decision = "";

  @Label("Took")
  @Timespan(Timespan.MILLISECONDS)
  long took;

  @Label("Completed")
  boolean completed;

  /** Tells the flight recorder of a recovery that ended; other events are ignored. */
  public static void record(ScanEvent event) {
    if (event instanceof DeviceEvent.RecoveryEnded ended) {
      RecoveryFlight flight = new RecoveryFlight();
      flight.device = ended.device();
      flight.decision = ended.decision().getClass().getSimpleName();
      flight.took = ended.took().toMillis();
      flight.completed = ended.completed();
      flight.commit();
    }
  }
}
