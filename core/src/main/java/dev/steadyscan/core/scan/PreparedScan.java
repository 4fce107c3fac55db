package dev.steadyscan.core.scan;

import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ScanConfig;
import java.util.List;

/**
 * A scan whose config, pattern and devices are known to fit together; nothing is opened.
 *
 * @param config the config
 * @param pattern the pattern
 * @param notes what the pattern says of how it was read
 * @param survey the walk over its steps
 * @param motion what the motion's factory says
 * @param cameras the cameras in the order of the config
 * @param belongings what pattern, policies and devices share and keep in folders
 * @param time the clock of the run
 */
public record PreparedScan(
    ScanConfig config,
    GuardedPattern pattern,
    List<String> notes,
    PatternSurvey survey,
    MotionInfo motion,
    List<PreparedCamera> cameras,
    Belongings belongings,
    TimeSource time)
    implements AutoCloseable {

  /** Copies. */
  public PreparedScan {
    notes = List.copyOf(notes);
    cameras = List.copyOf(cameras);
  }

  /** How many pictures the scan takes. */
  public long shots() {
    return survey.shotsPerCamera() * cameras.size();
  }

  /** Bytes that the pictures take on disk, an estimate on the high side. */
  public long fileBytes() {
    return cameras.stream().mapToLong(c -> c.info().fileBytes() * survey.shotsPerCamera()).sum();
  }

  /** Bytes of memory that one picture of every camera takes. */
  public long frameBytes() {
    return cameras.stream().mapToLong(c -> c.info().frameBytes()).sum();
  }

  @Override
  public void close() {
    pattern.close();
    try {
      belongings.close(time, Deadline.after(time, PluginCalls.LIMIT));
    } catch (InterruptedException leftBehind) {
      Thread.currentThread().interrupt();
    }
  }
}
