package dev.steadyscan.core.scan;

import dev.steadyscan.api.ShotId;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What a picture spends in one of its stages, for the flight recorder. */
abstract class ShotFlight extends Event {
  @Label("Shot")
  String shot = "";

  @Label("Successful")
  boolean successful;

  /** From the request to the frame, attempts and recoveries included. */
  @Name("dev.steadyscan.Capture")
  @Label("Capture")
  @Category("Steadyscan")
  @StackTrace(false)
  static final class Capture extends ShotFlight {}

  /** From the frame to its synced record. */
  @Name("dev.steadyscan.Write")
  @Label("Write")
  @Category("Steadyscan")
  @StackTrace(false)
  static final class Write extends ShotFlight {}

  static <F extends ShotFlight> F begun(F flight) {
    flight.begin();
    return flight;
  }

  void over(ShotId id, boolean success) {
    end();
    if (shouldCommit()) {
      shot = id.toString();
      successful = success;
      commit();
    }
  }
}
