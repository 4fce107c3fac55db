package dev.steadyscan.core.scan;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.event.ScanEvent.ExposureSkew;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far apart the cameras of a point exposed, by the stamps of their sensors. It holds the points
 * under way only. Thread-safe.
 */
final class SkewMeter {
  private final Map<Integer, SortedMap<Integer, LongSummaryStatistics>> stamps = new TreeMap<>();

  /** A frame of this shot bears this stamp, in nanoseconds. */
  synchronized void exposed(ShotKey shot, long stamp) {
    stamps
        .computeIfAbsent(shot.step(), step -> new TreeMap<>())
        .computeIfAbsent(shot.shot(), number -> new LongSummaryStatistics())
        .accept(stamp);
  }

  /** The point is over: what its shots of two cameras or more give, in their order. */
  synchronized List<ExposureSkew> at(int step, Instant now) {
    SortedMap<Integer, LongSummaryStatistics> shots = stamps.remove(step);
    return shots == null
        ? List.of()
        : shots.entrySet().stream()
            .filter(shot -> shot.getValue().getCount() > 1)
            .map(shot -> skew(now, step, shot.getKey(), shot.getValue()))
            .toList();
  }

  private static ExposureSkew skew(Instant now, int step, int shot, LongSummaryStatistics stamps) {
    Duration skew = Duration.ofNanos(stamps.getMax() - stamps.getMin());
    return new ExposureSkew(now, ShotId.MAIN, step, shot, skew);
  }
}
