package dev.steadyscan.benchmarks.soak;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStarted;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.benchmarks.StandInCamera;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.ShotOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shot after shot of one camera, each accounted for. The settings change with every fifth. */
final class Soak {
  private static final Duration POINT_LIMIT = Duration.ofSeconds(35);

  /** How much later than its limit a shot may end on a loaded machine before it counts as hung. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final int SAME_SETTINGS = 5;
  private static final double TOLERANCE = 0.05;
  private static final Pattern CAPTURES = Pattern.compile("\"capture\": (\\d+)");

  private final TimeSource time = TimeSource.system();
  private final Map<String, Integer> recoveries = new TreeMap<>();
  private final Map<String, Integer> lost = new TreeMap<>();
  private final List<String> hung = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int taken;
  private int captures;
  private Duration took = Duration.ZERO;

  private Soak() {}

  /** Takes so many shots. */
  static Soak of(StandInCamera camera, int shots) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("soak");
    Soak soak = new Soak();
    long begun = soak.time.nanos();
    try (GuardedCamera guarded = camera.make(folder, soak::hear)) {
      guarded.open(Deadline.after(soak.time, Duration.ofMinutes(1)));
      for (int step = 0; step < shots; step++) {
        soak.shoot(guarded, step);
      }
    }
    soak.took = Duration.ofNanos(soak.time.nanos() - begun);
    soak.captures = captures(folder);
    delete(folder);
    return soak;
  }

  private void hear(DeviceEvent event) {
    if (event instanceof RecoveryStarted started) {
      synchronized (recoveries) {
        recoveries.merge(started.decision().getClass().getSimpleName(), 1, Integer::sum);
      }
    }
  }

  private void shoot(GuardedCamera camera, int step) throws InterruptedException {
    double gain = step / SAME_SETTINGS % 2 == 0 ? 2 : 2.5;
    ShotId id = new ShotId("soak", ShotId.MAIN, step, "left", 0, 1);
    ShotSettings settings = ShotSettings.builder().gain(gain).build();
    CaptureRequest request = new CaptureRequest(id, Position.nowhere(), time.nanos(), settings);
    CompletableFuture<ShotOutcome> shot =
        camera.shoot(request, () -> {}, Deadline.after(time, POINT_LIMIT));
    if (!time.await(shot, POINT_LIMIT.plus(SLACK))) {
      hung.add(id.toString());
      return;
    }
    ShotOutcome outcome = shot.join();
    outcome
        .failure()
        .ifPresent(why -> lost.merge(why.kind() + ": " + why.message(), 1, Integer::sum));
    outcome.frame().ifPresent(frame -> check(frame, id, gain));
  }

  private void check(Frame frame, ShotId id, double gain) {
    try (frame) {
      taken++;
      double got = frame.metadata().gain().orElse(0);
      if (Math.abs(got - gain) > TOLERANCE * gain) {
        wrong.add(id + " has gain " + got + " instead of " + gain);
      }
    }
  }

  /** What the stand-in has counted of the camera. */
  private static int captures(Path folder) throws IOException {
    Matcher count = CAPTURES.matcher(Files.readString(folder.resolve("base-standin-0.json")));
    return count.find() ? Integer.parseInt(count.group(1)) : 0;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  int taken() {
    return taken;
  }

  /** How many times a picture was begun, attempts counted. */
  int captures() {
    return captures;
  }

  Duration took() {
    return took;
  }

  /** Shots that ended without a picture, by the reason. */
  Map<String, Integer> lost() {
    return lost;
  }

  /** Shots that did not end. */
  List<String> hung() {
    return hung;
  }

  /** Pictures that are not what was asked for. */
  List<String> wrong() {
    return wrong;
  }

  /** What was begun about failures, by the kind of decision. */
  Map<String, Integer> recoveries() {
    synchronized (recoveries) {
      return new TreeMap<>(recoveries);
    }
  }
}
