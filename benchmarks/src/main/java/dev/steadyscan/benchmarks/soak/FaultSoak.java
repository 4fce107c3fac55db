package dev.steadyscan.benchmarks.soak;

import dev.steadyscan.benchmarks.StandInCamera;
import dev.steadyscan.camera.picamera.PictureFormat;
import dev.steadyscan.guard.policy.Escalate;
import dev.steadyscan.guard.policy.EscalateSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the Pi camera promises, over many captures of the stand-in: that every fault that a restart
 * cures ends as a picture, that nothing hangs and nothing is left behind, and that slowness is
 * never taken for a fault.
 *
 * <p>{@code FaultSoak [FAULTY [SLOW]]}: 1,000 captures with faults and 10,000 slow ones by default.
 * The exit status is 1 if a promise is broken.
 */
public final class FaultSoak {
  private static final long SEED = 4;
  private static final Duration FRAME = Duration.ofMillis(10);
  private static final int NO_CAP = 1_000_000;
  private static final int MANY_ATTEMPTS = 10;
  private static final int DEFAULT_ATTEMPTS = 3;
  private static final int WITH_DEFAULTS = 100;

  /** What ends by itself has ended then. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /** Each capture is slower than usual; a few are so slow that only their frames say why. */
  private static final String SLOWNESS =
      """
      {"rate":1,"seed":5,"faults":[{"fault":"slow","ms":5},{"fault":"slow","ms":15},
      {"fault":"slow","ms":30}]},
      {"rate":0.005,"seed":6,"faults":[{"fault":"slow","ms":700}]}"""
          .replace("\n", "");

  private FaultSoak() {}

  /**
   * Runs all of it.
   *
   * @param arguments how many captures with faults, and how many slow ones
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int faulty = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    int slow = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    boolean kept = print(faults(faulty));
    kept &= print(defaultCaps(WITH_DEFAULTS));
    kept &= print(slowness(slow));
    System.exit(kept ? 0 : 1);
  }

  private static boolean print(Verdict verdict) {
    System.out.println(verdict);
    return verdict.isKept();
  }

  /** One capture in ten goes wrong, and the caps are so high that nothing is given up. */
  static Verdict faults(int shots) throws IOException, InterruptedException {
    FaultPlan plan = new FaultPlan(SEED, 2 * shots);
    Soak unused = Soak.of(camera("", caps(NO_CAP, Duration.ZERO), MANY_ATTEMPTS), 1);
    Leftovers before = Leftovers.now();
    Soak soak = Soak.of(camera(plan.faults(), caps(NO_CAP, Duration.ZERO), MANY_ATTEMPTS), shots);
    Leftovers after = Leftovers.within(SETTLING, before);

    Map<String, Integer> struck = plan.struck(soak.captures());
    int lost = sum(soak.lost());
    int notCured = struck.getOrDefault(FaultPlan.LOST, 0);
    List<String> broken = accounted(soak, shots);
    require(lost <= notCured, lost + " shots lost: a restart had cured the camera", broken);
    require(soak.taken() * 100 >= shots * 99, "fewer than 99 of 100 taken", broken);
    require(after.beyond(before).isEmpty(), "left over: " + after.beyond(before), broken);
    List<String> figures = figures(soak, shots);
    figures.add(sum(struck) + " faults of " + struck.size() + " kinds: " + struck);
    figures.add("before: " + before.counts() + ", after: " + after.counts());
    return new Verdict("Faults at one capture in ten, caps raised", figures, broken);
  }

  /** The same faults under the caps that a scan has. */
  static Verdict defaultCaps(int shots) throws IOException, InterruptedException {
    FaultPlan plan = new FaultPlan(SEED, 2 * shots);
    EscalateSettings caps = caps(3, Duration.ofMinutes(1));
    Soak soak = Soak.of(camera(plan.faults(), caps, DEFAULT_ATTEMPTS), shots);
    List<String> broken = accounted(soak, shots);
    require(soak.recoveries().containsKey("Quarantine"), "no quarantine", broken);
    return new Verdict("The same faults, default caps", figures(soak, shots), broken);
  }

  /** Every capture is slow, and every processor is busy with something else. */
  static Verdict slowness(int shots) throws IOException, InterruptedException {
    Soak soak;
    BusyProcessors busy = BusyProcessors.all();
    try {
      soak = Soak.of(camera(SLOWNESS, caps(3, Duration.ofMinutes(1)), DEFAULT_ATTEMPTS), shots);
    } finally {
      busy.end();
    }
    List<String> broken = accounted(soak, shots);
    require(soak.taken() == shots, "shots were lost", broken);
    require(soak.recoveries().isEmpty(), "a false alarm", broken);
    return new Verdict("Slow captures, every processor busy", figures(soak, shots), broken);
  }

  private static StandInCamera camera(String faults, EscalateSettings caps, int attempts) {
    String script = StandInCamera.script(FRAME, faults);
    return new StandInCamera(320, 240, PictureFormat.RGB, script, new Escalate(caps), attempts);
  }

  private static EscalateSettings caps(int maxReplacements, Duration probeAfter) {
    return new EscalateSettings(
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(1),
        maxReplacements,
        List.of(probeAfter));
  }

  private static List<String> accounted(Soak soak, int shots) {
    List<String> broken = new ArrayList<>();
    require(soak.hung().isEmpty(), "hung: " + soak.hung(), broken);
    require(soak.wrong().isEmpty(), "not as asked: " + soak.wrong(), broken);
    int ended = soak.taken() + sum(soak.lost()) + soak.hung().size();
    require(ended == shots, ended + " of " + shots + " shots accounted for", broken);
    return broken;
  }

  private static List<String> figures(Soak soak, int shots) {
    List<String> figures = new ArrayList<>();
    figures.add(
        String.format(
            "%d shots, %d captures: %d taken, %d lost, %d hung, in %.1f s",
            shots,
            soak.captures(),
            soak.taken(),
            sum(soak.lost()),
            soak.hung().size(),
            soak.took().toMillis() / 1e3));
    soak.lost().forEach((why, count) -> figures.add("lost, " + count + " times: " + why));
    figures.add("recoveries: " + (soak.recoveries().isEmpty() ? "none" : soak.recoveries()));
    return figures;
  }

  private static void require(boolean kept, String otherwise, List<String> broken) {
    if (!kept) {
      broken.add(otherwise);
    }
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
