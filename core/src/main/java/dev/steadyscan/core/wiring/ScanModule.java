package dev.steadyscan.core.wiring;

import dagger.Module;
import dagger.Provides;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.scan.Control;
import dev.steadyscan.core.scan.MotionDriver;
import dev.steadyscan.core.scan.PointVisitor;
import dev.steadyscan.core.scan.PreparedScan;
import dev.steadyscan.core.scan.RecoveryFlight;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.scan.Rig;
import dev.steadyscan.core.scan.RigOpener;
import dev.steadyscan.core.scan.ScanExecution;
import dev.steadyscan.core.scan.ScanLoop;
import dev.steadyscan.core.scan.ShotLedger;
import dev.steadyscan.core.scan.ShotTaker;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ScanStore;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the parts of one scan together. */
@Module
final class ScanModule {
  private ScanModule() {}

  @Provides
  @Singleton
  static EventBus events(TimeSource time, ScanStore store, List<ScanListener> listeners) {
    return new EventBus(
        time,
        event -> {
          store.record(event);
          RecoveryFlight.record(event);
        },
        listeners);
  }

  @Provides
  @Singleton
  static ShotLedger ledger(ScanHeader header, Remaining remaining) {
    return new ShotLedger(header.plannedShots(), header.plannedPoints(), remaining);
  }

  @Provides
  @Singleton
  static RigOpener opener(
      PreparedScan scan, Remaining remaining, TimeSource time, EventBus events) {
    return new RigOpener(scan, remaining.past(), time, events::publish);
  }

  @Provides
  static Rig rig(RigOpener opener) {
    return opener.rig();
  }

  @Provides
  @Singleton
  static MotionDriver motion(
      Rig rig, PreparedScan scan, EventBus events, TimeSource time, Control control) {
    return new MotionDriver(rig, scan.motion(), events, time, control);
  }

  @Provides
  @Singleton
  static ShotTaker taker(
      ScanHeader header,
      Rig rig,
      ScanStore store,
      ShotLedger ledger,
      EventBus events,
      TimeSource time) {
    return new ShotTaker(header.id(), rig, store, ledger, events, time);
  }

  @Provides
  @Singleton
  static PointVisitor visitor(
      PreparedScan scan,
      MotionDriver motion,
      ShotTaker taker,
      ShotLedger ledger,
      ScanStore store,
      EventBus events,
      TimeSource time,
      Control control) {
    return new PointVisitor(scan, motion, taker, ledger, store, events, time, control);
  }

  @Provides
  @Singleton
  static ScanLoop loop(
      PreparedScan scan,
      Remaining remaining,
      Rig rig,
      MotionDriver motion,
      PointVisitor visitor,
      ShotLedger ledger,
      ScanStore store,
      EventBus events,
      TimeSource time,
      Control control) {
    return new ScanLoop(
        scan, remaining, rig, motion, visitor, ledger, store, events, time, control);
  }

  @Provides
  @Singleton
  static ScanExecution execution(
      PreparedScan scan,
      Remaining remaining,
      ScanHeader header,
      RigOpener opener,
      ScanStore store,
      ScanLoop loop,
      ShotLedger ledger,
      EventBus events,
      TimeSource time,
      Control control) {
    return new ScanExecution(
        scan, remaining, header, opener, store, loop, ledger, events, time, control);
  }
}
