package dev.steadyscan.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.pipeline.ScanPipeline;
import dev.steadyscan.core.scan.ScanPlan;
import dev.steadyscan.core.scan.ScanResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A scan's wall time beside its lower bound: the rig cannot be faster than the sum of its moves,
 * settling and exposures, and the machine not faster than its CPU seconds over its cores.
 *
 * <p>{@code ScanWallTime CONFIG PLUGINS [key=value]...}
 */
public final class ScanWallTime {
  private ScanWallTime() {}

  /** Measures one scan. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path output = Files.createTempDirectory("steadyscan-benchmark-");
    var scan =
        ScanPipeline.configured(Path.of(arguments[0]))
            .plugins(Path.of(arguments[1]))
            .set("scan.output=\"" + output + "\"");
    for (int i = 2; i < arguments.length; i++) {
      scan.set(arguments[i]);
    }
    try (ScanPipeline pipeline = scan.build()) {
      ScanPlan plan = pipeline.plan();
      Duration cpuBefore = cpu();
      long began = System.nanoTime();
      ScanResult result = pipeline.run();
      Duration wall = Duration.ofNanos(System.nanoTime() - began);
      print(plan, result, wall, cpu().minus(cpuBefore));
    }
  }

  private static void print(ScanPlan plan, ScanResult result, Duration wall, Duration cpu) {
    int cores = Runtime.getRuntime().availableProcessors();
    Duration computing = cpu.dividedBy(cores);
    Duration bound = plan.total().compareTo(computing) > 0 ? plan.total() : computing;
    System.out.printf(
        "%s: %d of %d pictures%n",
        result.state(), result.shots().completed(), result.shots().planned());
    System.out.printf("moves, settling, exposures  %s%n", EventText.text(plan.total()));
    System.out.printf("CPU over %d cores            %s%n", cores, EventText.text(computing));
    System.out.printf("wall time                   %s%n", EventText.text(wall));
    System.out.printf(
        "wall time / lower bound     %.2f%n", wall.toNanos() / (double) bound.toNanos());
  }

  private static Duration cpu() {
    return Duration.ofNanos(
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
  }
}
