package dev.steadyscan.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole config, checked and typed.
 *
 * <p>Immutable and thread-safe, if nobody changes {@code resolved}: who hands it on hands on a
 * copy.
 *
 * @param name of the scan
 * @param output the folder in which the scan's folder is made; relative to the current folder
 * @param stopLimit how long stopping may take as a whole
 * @param pattern what makes the pattern
 * @param motion what makes the motion
 * @param settle core's wait after each move
 * @param cameras by name, in the order of the file; at least one
 * @param capture how pictures are taken
 * @param repair what is done about gaps
 * @param trouble what is done about failures that remain
 * @param write how pictures are written
 * @param resolved the config in full, defaults filled in, quantities as they were written: reading
 *     it gives this config again
 * @param places where the keys were written
 */
public record ScanConfig(
    String name,
    Path output,
    Duration stopLimit,
    Chosen<PatternFactory<?>> pattern,
    Chosen<MotionFactory<?>> motion,
    Duration settle,
    Map<String, CameraConfig> cameras,
    CaptureConfig capture,
    RepairConfig repair,
    TroubleConfig trouble,
    WriteConfig write,
    ObjectNode resolved,
    ConfigPlaces places) {

  /** Copies. */
  public ScanConfig {
    cameras = Collections.unmodifiableMap(new LinkedHashMap<>(cameras));
  }

  /** A config that was not read from a file. */
  public ScanConfig(
      String name,
      Path output,
      Duration stopLimit,
      Chosen<PatternFactory<?>> pattern,
      Chosen<MotionFactory<?>> motion,
      Duration settle,
      Map<String, CameraConfig> cameras,
      CaptureConfig capture,
      RepairConfig repair,
      TroubleConfig trouble,
      WriteConfig write,
      ObjectNode resolved) {
    this(
        name,
        output,
        stopLimit,
        pattern,
        motion,
        settle,
        cameras,
        capture,
        repair,
        trouble,
        write,
        resolved,
        ConfigPlaces.none());
  }
}
