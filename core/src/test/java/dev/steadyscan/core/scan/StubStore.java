package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.core.store.SavedShot;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ScanStore;
import dev.steadyscan.core.store.ShotReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A store without a disk: it tells what is in its way, and whether there is room. */
final class StubStore implements ScanStore {
  Optional<ScanException> broken = Optional.empty();
  Optional<String> waitsFor = Optional.empty();

  /** The answers to come; after them there is room. */
  final Deque<Boolean> room = new ArrayDeque<>();

  @Override
  public boolean awaitRoom(long bytes, Deadline deadline) {
    return room.isEmpty() || room.removeFirst();
  }

  @Override
  public void release(long bytes) {}

  @Override
  public Optional<String> waitsFor() {
    return waitsFor;
  }

  @Override
  public Optional<ScanException> broken() {
    return broken;
  }

  @Override
  public String where() {
    return "";
  }

  @Override
  public void start(ScanHeader header) {}

  @Override
  public CompletableFuture<SavedShot> save(ShotReport report, Frame frame) {
    throw new AssertionError("nothing is saved here");
  }

  @Override
  public void failed(ShotReport report, Failure failure) {}

  @Override
  public void suspect(ShotReport report, Failure failure) {}

  @Override
  public void record(ScanEvent event) {}

  @Override
  public long inFlight() {
    return 0;
  }

  @Override
  public void finish(ScanState state, ScanCounts shots, ScanCounts points) {}

  @Override
  public void close() {}
}
