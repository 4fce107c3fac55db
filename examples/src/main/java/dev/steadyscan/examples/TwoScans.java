package dev.steadyscan.examples;

import dev.steadyscan.core.pipeline.ScanPipeline;
import java.time.Duration;

/** Two scans at the same time in one program: no plugins, no files, no logging. */
public final class TwoScans {
  public static void main(String[] arguments) throws InterruptedException {
    try (ScanPipeline cup = scan("cup");
        ScanPipeline vase = scan("vase")) {
      var first = cup.start();
      var second = vase.start();
      System.out.println(first.await().shots() + " " + second.await().shots());
    }
  }

  private static ScanPipeline scan(String name) {
    return ScanPipeline.builder()
        .name(name)
        .pattern(new Turntable())
        .motion(new DrawnTable(), DrawnTable.INFO)
        .camera("left", profile -> new DrawnCamera(), DrawnCamera.INFO)
        .settle(Duration.ofMillis(1))
        .frames((shot, frame) -> System.out.println(name + ": " + shot.shot()))
        .build();
  }
}
