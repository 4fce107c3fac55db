package dev.steadyscan.benchmarks;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.core.pipeline.ScanPipeline;
import dev.steadyscan.core.pipeline.ScanPipelineBuilder;
import dev.steadyscan.core.scan.ScanResult;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a long scan costs for each point, and whether its memory grows: a rig without any delay and
 * pictures of 8 by 8 pixels. Each tenth of the way it prints the heap in use after a full
 * collection, and the time of a point since the last line.
 *
 * <p>{@code LongScan POINTS [FOLDER]}; without a folder the pictures are handed over and dropped.
 */
public final class LongScan {
  private static final int SIDE = 8;

  private LongScan() {}

  /** Measures one scan. */
  public static void main(String[] arguments) throws InterruptedException {
    int points = Integer.parseInt(arguments[0]);
    ScanPipelineBuilder scan =
        ScanPipeline.builder()
            .name("long")
            .pattern(turns(points))
            .motion(new Table(), table())
            .camera("left", new Tiny(points), CameraInfo.builder("tiny").frameBytes(192).build())
            .settle(Duration.ZERO);
    if (arguments.length > 1) {
      scan.output(Path.of(arguments[1]));
    } else {
      scan.frames((report, frame) -> {});
    }
    try (ScanPipeline pipeline = scan.build()) {
      ScanResult result = pipeline.run();
      System.out.printf("%s: %s%n", result.state(), result.shots());
    }
  }

  private static MotionInfo table() {
    return MotionInfo.builder("table")
        .axis(new Axis(Position.ROTATION, -1e9, 1e9, 1e9, 1e12))
        .build();
  }

  private static Pattern turns(int points) {
    return new Pattern() {
      @Override
      public int size() {
        return points;
      }

      @Override
      public ScanStep step(int index) {
        return ScanStep.at(Position.of(Position.ROTATION, index));
      }
    };
  }

  private static final class Table implements Motion {
    private volatile Position at = Position.of(Position.ROTATION, 0);

    @Override
    public void home(Deadline deadline) {
      at = Position.of(Position.ROTATION, 0);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) {
      at = at.with(target);
    }

    @Override
    public MotionState state(Deadline deadline) {
      return new MotionState(at, true, 1);
    }

    @Override
    public void stop(Deadline deadline) {}

    @Override
    public void close() {}
  }

  private static final class Tiny implements Camera {
    private final int points;
    private long since = System.nanoTime();

    Tiny(int points) {
      this.points = points;
    }

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline) {
      int point = request.shot().step() + 1;
      if (point * 10L % points < 10) {
        print(point);
      }
      return Frame.raw(PixelFormat.RGB8, SIDE, SIDE, 3 * SIDE, ByteBuffer.allocate(3 * SIDE * SIDE))
          .build();
    }

    private void print(int point) {
      double micros = (System.nanoTime() - since) / 1e3 / (points / 10.0);
      System.gc();
      Runtime memory = Runtime.getRuntime();
      long used = memory.totalMemory() - memory.freeMemory();
      System.out.printf("%7d points: %5d KiB, %4.0f us a point%n", point, used >> 10, micros);
      since = System.nanoTime();
    }

    @Override
    public void start(Deadline deadline) {}

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {}

    @Override
    public void stop(Deadline deadline) {}

    @Override
    public void clear(Deadline deadline) {}

    @Override
    public void close() {}
  }
}
