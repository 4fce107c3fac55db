package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.CameraConfig;
import dev.steadyscan.core.config.Chosen;
import dev.steadyscan.core.config.ConfigException;
import dev.steadyscan.core.config.ConfigProblem;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.guard.GuardedCall;
import dev.steadyscan.guard.policy.NoRecovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a pattern and its policies, asks the factories what their devices are like, and sees
 * whether it all fits together. Opens nothing.
 */
public final class Preparation {
  private final ScanConfig config;
  private final TimeSource time;
  private final Duration limit;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Belongings belongings = new Belongings();

  private Preparation(ScanConfig config, TimeSource time, Duration limit) {
    this.config = config;
    this.time = time;
    this.limit = limit;
  }

  /**
   * Prepares a scan; each call into a plugin may take the limit at most.
   *
   * @throws ConfigException with everything that does not fit
   * @throws dev.steadyscan.api.error.ScanException with {@code PLUGIN_DEFECT} if a plugin broke its
   *     contract
   */
  public static PreparedScan prepare(ScanConfig config, TimeSource time, Duration limit)
      throws InterruptedException {
    return new Preparation(config, time, limit).run();
  }

  private PreparedScan run() throws InterruptedException {
    Optional<MotionInfo> motion = motion();
    List<PreparedCamera> cameras = cameras();
    Optional<GuardedPattern> pattern = pattern();
    boolean prepared = false;
    try {
      if (motion.isEmpty() || pattern.isEmpty() || !problems.isEmpty()) {
        throw new ConfigException(problems);
      }
      PreparedScan scan = fitting(pattern.get(), motion.get(), cameras);
      prepared = true;
      return scan;
    } finally {
      if (!prepared) {
        pattern.ifPresent(GuardedPattern::close);
        belongings.close(time, Deadline.after(time, limit));
      }
    }
  }

  private PreparedScan fitting(
      GuardedPattern pattern, MotionInfo motion, List<PreparedCamera> cameras)
      throws InterruptedException {
    PatternSurvey survey = PatternSurvey.of(pattern, motion);
    PreparedScan scan =
        new PreparedScan(
            config, pattern, pattern.notes(), survey, motion, cameras, belongings, time);
    problems.addAll(Fit.problems(scan));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return scan;
  }

  private Optional<MotionInfo> motion() throws InterruptedException {
    Chosen<MotionFactory<?>> chosen = config.motion();
    return foreign("scan.motion", chosen, () -> describe(chosen.factory(), chosen.settings()));
  }

  private List<PreparedCamera> cameras() throws InterruptedException {
    List<PreparedCamera> prepared = new ArrayList<>();
    for (String name : config.cameras().keySet()) {
      camera(name, config.cameras().get(name)).ifPresent(prepared::add);
    }
    return prepared;
  }

  private Optional<PreparedCamera> camera(String name, CameraConfig camera)
      throws InterruptedException {
    String key = "scan.cameras." + name;
    Chosen<CameraFactory<?>> chosen = camera.camera();
    Optional<CameraInfo> info =
        foreign(key, chosen, () -> describe(chosen.factory(), chosen.settings()));
    Optional<RecoveryPolicy> policy =
        foreign("scan.recovery", camera.recovery(), () -> (RecoveryPolicy) make(camera.recovery()));
    if (info.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> longestWait =
        foreign("scan.recovery", camera.recovery(), policy.get()::longestWait);
    return longestWait.map(
        wait -> new PreparedCamera(name, chosen, info.get(), policy.get(), wait));
  }

  private Optional<GuardedPattern> pattern() throws InterruptedException {
    String type = config.pattern().type();
    Optional<Pattern> pattern =
        foreign("scan.pattern", config.pattern(), () -> (Pattern) make(config.pattern()));
    return pattern.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GuardedPattern(
                type, pattern.get(), new PluginCalls("pattern " + type, time, limit)));
  }

  /** A call whose IllegalArgumentException is a problem of the config. */
  private <T> Optional<T> foreign(String key, Chosen<?> chosen, GuardedCall<T> call)
      throws InterruptedException {
    String who = "plugin " + chosen.plugin() + ", " + chosen.type();
    try (PluginCalls calls = new PluginCalls(who, time, limit)) {
      return Optional.of(calls.callWithSettings(key, call));
    } catch (IllegalArgumentException refused) {
      String message = Optional.ofNullable(refused.getMessage()).orElse(refused.toString());
      problems.add(config.places().problem(key, "", key + ": " + message));
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked") // the settings were bound to the factory's own record
  private static MotionInfo describe(MotionFactory<?> factory, Record settings) {
    return ((MotionFactory<Record>) factory).describe(settings);
  }

  @SuppressWarnings("unchecked") // as above
  private static CameraInfo describe(CameraFactory<?> factory, Record settings) {
    return ((CameraFactory<Record>) factory).describe(settings);
  }

  @SuppressWarnings("unchecked") // as above
  private Object make(Chosen<?> chosen) throws InterruptedException {
    RunContext context =
        new RunContext(
            chosen.plugin(),
            chosen.type(),
            time,
            belongings.folders(),
            new NoRecovery(),
            new CaptureLimits(config.capture().timeout(), config.capture().attempts()),
            MemoryProfile.NORMAL,
            Optional.empty(),
            event -> {},
            belongings.shared());
    return ((PluginFactory<Record, ?>) chosen.factory()).create(chosen.settings(), context);
  }
}
