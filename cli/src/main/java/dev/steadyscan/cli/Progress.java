package dev.steadyscan.cli;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a scan has come, as its events tell.
 *
 * <p>Not thread-safe.
 */
final class Progress {
  /** Before that many points an estimate would jump about. */
  private static final int POINTS_TO_JUDGE_BY = 3;

  private final Set<String> gaps = new HashSet<>();
  private boolean repair;
  private boolean paused;
  private int points;
  private int pointsDone;
  private int shots;
  private int saved;
  private int recoveries;
  private long passBegan;

  /** A scan of which nothing is known; times are those of a monotonic clock. */
  Progress(long now) {
    passBegan = now;
  }

  void on(ScanEvent event, long now) {
    if (event instanceof ScanEvent.ScanStarted started) {
      points = started.points();
      shots = started.shots();
    } else if (event instanceof ScanEvent.ScanResumed resumed) {
      saved = resumed.completed();
    } else if (event instanceof ScanEvent.PassStarted pass) {
      repair = pass.repair();
      points = pass.points();
      pointsDone = 0;
      passBegan = now;
    } else if (event instanceof ScanEvent.PointDone) {
      pointsDone++;
    } else if (event instanceof ScanEvent.ShotSaved done) {
      saved++;
      gaps.remove(key(done.shot()));
    } else if (event instanceof ScanEvent.ShotFailed failed) {
      gaps.add(key(failed.shot()));
    } else if (event instanceof ScanEvent.ShotSuspect suspect) {
      saved--;
      gaps.add(key(suspect.shot()));
    } else if (event instanceof ScanEvent.Paused) {
      paused = true;
    } else if (event instanceof ScanEvent.Continued) {
      paused = false;
    } else if (event instanceof DeviceEvent.RecoveryStarted) {
      recoveries++;
    }
  }

  private static String key(ShotId shot) {
    return shot.toString();
  }

  boolean isPaused() {
    return paused;
  }

  boolean isRepair() {
    return repair;
  }

  int points() {
    return points;
  }

  int pointsDone() {
    return pointsDone;
  }

  int shots() {
    return shots;
  }

  int saved() {
    return saved;
  }

  int gaps() {
    return gaps.size();
  }

  int recoveries() {
    return recoveries;
  }

  /** What the pass will still take if it goes on as it did so far; empty if that says nothing. */
  Optional<Duration> left(long now) {
    if (pointsDone < POINTS_TO_JUDGE_BY) {
      return Optional.empty();
    }
    int open = Math.max(0, points - pointsDone);
    return Optional.of(Duration.ofNanos((now - passBegan) / pointsDone * open));
  }
}
