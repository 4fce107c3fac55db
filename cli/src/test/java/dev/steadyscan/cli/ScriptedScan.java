package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.ScanPlan;
import dev.steadyscan.core.scan.ScanResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scan that does as it is told, and keeps what it was asked. */
final class ScriptedScan implements ScanOpener, OpenScan, RunningScan {
  final List<Request> requests = new ArrayList<>();
  final List<Resumption> resumptions = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  private final List<ScanEvent> events = new ArrayList<>();
  private final List<ScanListener> listeners = new ArrayList<>();
  private Optional<RuntimeException> refusal = Optional.empty();
  private Optional<ScanResult> result = Optional.empty();
  private Optional<ScanResult> afterCancel = Optional.empty();
  private Optional<ScanPlan> plan = Optional.empty();
  private List<CheckItem> items = List.of();
  private int interruptions;
  private boolean paused;
  private boolean complete;
  private List<Path> unfinished = List.of();

  ScriptedScan refusing(RuntimeException error) {
    refusal = Optional.of(error);
    return this;
  }

  /** There is nothing left to take. */
  ScriptedScan beingComplete() {
    complete = true;
    return this;
  }

  /** There are these to be finished. */
  ScriptedScan leaving(Path... scans) {
    unfinished = List.of(scans);
    return this;
  }

  ScriptedScan telling(ScanEvent... told) {
    events.addAll(List.of(told));
    return this;
  }

  ScriptedScan endingWith(ScanResult value) {
    result = Optional.of(value);
    return this;
  }

  /** The waiting thread is interrupted, as by a signal; then it ends like this. */
  ScriptedScan interruptedEndingWith(Optional<ScanResult> value) {
    interruptions = 1;
    afterCancel = value;
    return this;
  }

  ScriptedScan planning(ScanPlan value) {
    plan = Optional.of(value);
    return this;
  }

  ScriptedScan finding(CheckItem... value) {
    items = List.of(value);
    return this;
  }

  @Override
  public OpenScan open(Request request, List<ScanListener> told) {
    requests.add(request);
    listeners.addAll(told);
    refusal.ifPresent(
        error -> {
          throw error;
        });
    return this;
  }

  @Override
  public Optional<OpenScan> resume(Resumption request, List<ScanListener> told) {
    resumptions.add(request);
    listeners.addAll(told);
    refusal.ifPresent(
        error -> {
          throw error;
        });
    return complete ? Optional.empty() : Optional.of(this);
  }

  @Override
  public List<Path> unfinished(Path output) {
    return unfinished;
  }

  @Override
  public Path output() {
    return Path.of("scans");
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(10);
  }

  @Override
  public ScanPlan plan() {
    return plan.orElseThrow();
  }

  @Override
  public List<CheckItem> check() {
    return items;
  }

  @Override
  public RunningScan start() {
    calls.add("start");
    events.forEach(event -> listeners.forEach(listener -> listener.on(event)));
    return this;
  }

  @Override
  public void pause() {
    calls.add("pause");
    paused = true;
  }

  @Override
  public void proceed() {
    calls.add("proceed");
    paused = false;
  }

  @Override
  public boolean isPaused() {
    return paused;
  }

  @Override
  public void cancel(String reason) {
    calls.add("cancel: " + reason);
    result = afterCancel;
  }

  @Override
  public Optional<ScanResult> await(Duration limit) throws InterruptedException {
    if (interruptions > 0) {
      interruptions--;
      throw new InterruptedException();
    }
    calls.add("await " + limit);
    return result;
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
