package dev.steadyscan.cli;

import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;

/** How much an event matters to somebody who watches a scan. */
enum Notability {
  /** One of thousands. */
  ROUTINE(""),
  /** Worth a line. */
  NOTABLE("\u001b[0m"),
  /** Something went wrong and is being dealt with. */
  TROUBLE("\u001b[33m"),
  /** Something is missing. */
  LOSS("\u001b[31m");

  private final String colour;

  Notability(String colour) {
    this.colour = colour;
  }

  /** What makes a terminal show it so. */
  String colour() {
    return colour;
  }

  static Notability of(ScanEvent event) {
    if (event instanceof DeviceEvent device) {
      return of(device);
    } else if (event instanceof ScanEvent.ShotFailed || event instanceof ScanEvent.ShotSuspect) {
      return LOSS;
    } else if (event instanceof ScanEvent.Waiting || event instanceof ScanEvent.EventsDropped) {
      return TROUBLE;
    } else if (event instanceof ScanEvent.PassStarted pass) {
      return pass.repair() ? NOTABLE : ROUTINE;
    } else if (event instanceof ScanEvent.ScanStarted
        || event instanceof ScanEvent.ScanResumed
        || event instanceof ScanEvent.WaitOver
        || event instanceof ScanEvent.Paused
        || event instanceof ScanEvent.Continued) {
      return NOTABLE;
    }
    return ROUTINE;
  }

  private static Notability of(DeviceEvent event) {
    if (event instanceof DeviceEvent.HeatReported heat) {
      return heat.tooHot() ? TROUBLE : NOTABLE;
    }
    if (event instanceof DeviceEvent.AttemptFailed
        || event instanceof DeviceEvent.RecoveryStarted
        || event instanceof DeviceEvent.RecoveryStepFailed) {
      return TROUBLE;
    } else if (event instanceof DeviceEvent.RecoveryEnded ended) {
      return ended.completed() ? NOTABLE : TROUBLE;
    } else if (event instanceof DeviceEvent.FrameTaken taken) {
      return taken.shot().attempt() > 1 ? NOTABLE : ROUTINE;
    } else if (event instanceof DeviceEvent.Note note) {
      return note.severity() == DeviceEvent.Severity.WARNING ? TROUBLE : ROUTINE;
    }
    return ROUTINE;
  }
}
