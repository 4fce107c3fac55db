package dev.steadyscan.benchmarks;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.camera.picamera.PictureFormat;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.policy.Escalate;
import dev.steadyscan.guard.policy.EscalateSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Silent stalls at every fifth capture of the stand-in's camera, for a Pi camera under {@code
 * escalate} with the waits of the recipe and without, and for the recipe itself; in one run.
 */
public final class StallRecovery {
  private static final Duration FRAME = Duration.ofSeconds(1).dividedBy(30);
  private static final Duration HALF_SECOND = Duration.ofMillis(500);
  private static final Duration RECIPE_GETS = Duration.ofSeconds(45);
  private static final int EVERY = 5;

  private StallRecovery() {}

  /**
   * Runs it.
   *
   * @param arguments how many captures (100), and the folder of the checkout (the current one)
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int shots = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    Path root = Path.of(arguments.length > 1 ? arguments[1] : ".");
    System.out.println(ours("waits 0.5 s and 0.3 s", HALF_SECOND, Duration.ofMillis(300), shots));
    System.out.println(ours("waits of zero", Duration.ZERO, Duration.ZERO, shots));
    System.out.println(recipe(root, shots));
  }

  private static String script(int shots) {
    List<String> stalls = new ArrayList<>();
    for (int at = EVERY - 1, stall = 0; at < shots + stall; at += EVERY + 1, stall++) {
      stalls.add("{\"fault\":\"stall\",\"capture\":" + at + "}");
    }
    return StandInCamera.script(FRAME, String.join(",", stalls));
  }

  private static String ours(String name, Duration afterStop, Duration afterStart, int shots)
      throws IOException, InterruptedException {
    RecoveryPolicy policy =
        new Escalate(
            new EscalateSettings(
                Duration.ZERO,
                afterStop,
                afterStart,
                Duration.ZERO,
                3,
                List.of(Duration.ofMinutes(1))));
    StandInCamera camera = new StandInCamera(640, 480, PictureFormat.RGB, script(shots), policy, 3);
    Path folder = Files.createTempDirectory("stall-recovery");
    return shoot(name, camera.make(folder, event -> {}), shots);
  }

  private static String shoot(String name, GuardedCamera camera, int shots)
      throws InterruptedException {
    TimeSource time = TimeSource.system();
    List<Double> stalled = new ArrayList<>();
    int lost = 0;
    try (camera) {
      camera.open(Deadline.after(time, Duration.ofMinutes(1)));
      for (int shot = 0; shot < shots; shot++) {
        long begun = time.nanos();
        ShotId id = new ShotId("stalls", ShotId.MAIN, shot, "left", 0, 1);
        CaptureRequest request =
            new CaptureRequest(id, Position.nowhere(), begun, ShotSettings.unchanged());
        try {
          camera.capture(request, () -> {}, Deadline.after(time, Duration.ofSeconds(35))).close();
          if (shot % EVERY == EVERY - 1) {
            stalled.add((time.nanos() - begun) / 1e9);
          }
        } catch (DeviceException given) {
          lost++;
        }
      }
    }
    return report("picamera, " + name, shots, stalled, lost, 0);
  }

  private static String recipe(Path root, int shots) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3", root.resolve("benchmarks/src/main/python/recipe.py").toString(), "" + shots);
    Path standIn = root.resolve("camera-picamera/src/main/resources/python/standin");
    builder.environment().put("PYTHONPATH", standIn.toString());
    builder.environment().put("STEADYSCAN_STANDIN", script(shots));
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader out =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
              } catch (IOException ended) {
                lines.add("ended: " + ended);
              }
            });
    reader.start();
    boolean ended = process.waitFor(RECIPE_GETS.toMillis(), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    reader.join();
    int lost = (int) lines.stream().filter(line -> line.endsWith("lost")).count();
    return report(
        "recipe, " + RECIPE_GETS.toSeconds() + " s", lines.size(), List.of(), lost, ended ? 0 : 1);
  }

  private static String report(String name, int shots, List<Double> stalled, int lost, int hung) {
    List<Double> sorted = stalled.stream().sorted().toList();
    String times =
        sorted.isEmpty()
            ? "no stalled shot was taken"
            : String.format(
                "%d stalls over after %.3f s at the median, %.3f s at most",
                sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    return String.format(
        "%-32s %4d shots done, %d lost, %d hung for ever; %s", name, shots, lost, hung, times);
  }
}
