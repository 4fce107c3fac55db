package dev.steadyscan.core.wiring;

import dagger.Module;
import dagger.Provides;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.scan.Control;
import dev.steadyscan.core.scan.Gate;
import dev.steadyscan.core.scan.Heat;
import dev.steadyscan.core.scan.MotionDriver;
import dev.steadyscan.core.scan.Patience;
import dev.steadyscan.core.scan.PicturesUnderWay;
import dev.steadyscan.core.scan.PointVisitor;
import dev.steadyscan.core.scan.PreparedCamera;
import dev.steadyscan.core.scan.PreparedScan;
import dev.steadyscan.core.scan.RecoveryFlight;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.scan.Rig;
import dev.steadyscan.core.scan.RigOpener;
import dev.steadyscan.core.scan.RoomWait;
import dev.steadyscan.core.scan.ScanExecution;
import dev.steadyscan.core.scan.ScanLoop;
import dev.steadyscan.core.scan.ShotLedger;
import dev.steadyscan.core.scan.ShotTaker;
import dev.steadyscan.core.scan.TroubleWatch;
import dev.steadyscan.core.scan.TrustedVisitor;
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
  static Heat heat() {
    return new Heat();
  }

  @Provides
  @Singleton
  static TroubleWatch trouble(PreparedScan scan) {
    return new TroubleWatch(scan.config().trouble());
  }

  @Provides
  @Singleton
  static RigOpener opener(
      PreparedScan scan, Remaining remaining, TimeSource time, Heat heat, EventBus events) {
    return new RigOpener(
        scan,
        remaining.past(),
        time,
        event -> {
          heat.on(event);
          events.publish(event);
        });
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
      TroubleWatch watch,
      EventBus events,
      TimeSource time) {
    return new ShotTaker(header.id(), rig, store, ledger, watch, events, time);
  }

  @Provides
  @Singleton
  static Patience patience(
      PreparedScan scan,
      ScanStore store,
      Heat heat,
      EventBus events,
      TimeSource time,
      Control control) {
    return new Patience(scan.config().trouble().maxWait(), store, heat, events, time, control);
  }

  @Provides
  @Singleton
  static RoomWait room(
      ScanStore store, Patience patience, EventBus events, TimeSource time, Control control) {
    return new RoomWait(store, patience, events, time, control);
  }

  @Provides
  @Singleton
  static PicturesUnderWay pictures(
      PreparedScan scan,
      ShotLedger ledger,
      ScanStore store,
      Patience patience,
      EventBus events,
      TimeSource time,
      Control control) {
    return new PicturesUnderWay(scan.config(), ledger, store, patience, events, time, control);
  }

  @Provides
  @Singleton
  static Gate gate(
      PreparedScan scan,
      Rig rig,
      TroubleWatch watch,
      Patience patience,
      ScanStore store,
      EventBus events,
      TimeSource time,
      Control control) {
    List<String> cameras = scan.cameras().stream().map(PreparedCamera::name).toList();
    return new Gate(cameras, rig, watch, patience, store, events, time, control);
  }

  @Provides
  @Singleton
  static TrustedVisitor visitor(
      PreparedScan scan,
      MotionDriver motion,
      ShotTaker taker,
      ShotLedger ledger,
      PicturesUnderWay pictures,
      RoomWait room,
      EventBus events,
      TimeSource time,
      Control control) {
    PointVisitor visitor =
        new PointVisitor(scan, motion, taker, ledger, room, events, time, control);
    return new TrustedVisitor(visitor, motion, taker, pictures, events, time);
  }

  @Provides
  @Singleton
  static ScanLoop loop(
      PreparedScan scan,
      Remaining remaining,
      MotionDriver motion,
      Gate gate,
      TrustedVisitor visitor,
      PicturesUnderWay pictures,
      RoomWait room,
      ShotLedger ledger,
      EventBus events,
      TimeSource time,
      Control control) {
    return new ScanLoop(
        scan, remaining, motion, gate, visitor, pictures, room, ledger, events, time, control);
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
