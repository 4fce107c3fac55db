package dev.steadyscan.core.store;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Records of pictures as scans write them, and odd ones; the same for the same seed. */
final class RandomRecords {
  static final String SCAN = "demo-1";

  private static final List<String> NAMES = List.of("main", "left", "right", "camera-2");
  private static final List<String> ODD =
      List.of("ä\"ö\\ü", "日本 📷", "tab\tand\nline", "", "\u0000", "}},\"seq\":7", "\u007f\u0080");
  private static final List<Double> DECIMALS =
      List.of(
          0.0, 1.0, -90.0, 0.1 + 0.2, 1.0 / 700, 1e-7, -1.5e300, 4.9e-324, 1.2345678901234568e17);

  private final Random random;
  private final ManualTime time = new ManualTime(Samples.START);
  private final ShotRecords records = new ShotRecords(time);

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  /** Of a picture that is on disk: what a scan has a hundred thousand of. */
  JournalRecord ordinary() {
    return completed(false);
  }

  /** Of any status, with any text in it. */
  JournalRecord odd() {
    return switch (random.nextInt(4)) {
      case 0 -> records.failed(report(true), failure());
      case 1 -> records.suspect(report(true), failure());
      default -> completed(true);
    };
  }

  private JournalRecord completed(boolean odd) {
    time.advance(Duration.ofMillis(number(100_000_000)));
    List<EncodedFile> files = new ArrayList<>();
    for (int companions = number(3); companions > 0; companions--) {
      files.add(file(name(odd), odd));
    }
    files.add(file("", odd));
    return records.completed(report(odd), files);
  }

  private EncodedFile file(String companion, boolean odd) {
    String file = "images/" + name(odd) + "/" + number(1_000_000) + ".jpg";
    return new EncodedFile(companion, file, new byte[number(50)]);
  }

  private ShotReport report(boolean odd) {
    int step = odd && random.nextBoolean() ? Integer.MAX_VALUE : number(1_000_000);
    ShotId shot = new ShotId(SCAN, name(odd), step, name(odd), number(3), 1);
    Position position = Position.nowhere();
    for (int axes = number(4); axes > 0; axes--) {
      position = position.with("axis " + name(odd), decimal());
    }
    return new ShotReport(shot, number(9), 3, position, metadata());
  }

  private FrameMetadata metadata() {
    FrameMetadata.Builder metadata = FrameMetadata.builder();
    if (random.nextBoolean()) {
      metadata.exposedAt(time.nanos() - number(1_000_000_000));
      metadata.exposure(Duration.ofNanos(1 + number(2_000_000_000)));
    }
    if (random.nextBoolean()) {
      metadata.gain(1 + random.nextDouble()).focus(random.nextDouble());
    }
    if (random.nextBoolean()) {
      metadata.whiteBalance(new WhiteBalance(1 + random.nextDouble(), 1.5));
      metadata.sensorTimestamp(random.nextLong() >>> 1);
    }
    return metadata.build();
  }

  private Failure failure() {
    List<String> evidence = random.nextBoolean() ? List.of() : List.of(any(ODD), any(NAMES));
    FailureKind kind = any(List.of(FailureKind.values()));
    return new Failure(kind, any(ODD), any(ODD), evidence, Optional.empty());
  }

  private String name(boolean odd) {
    return odd && random.nextInt(3) == 0 ? any(ODD) : any(NAMES);
  }

  private double decimal() {
    return random.nextBoolean() ? any(DECIMALS) : random.nextGaussian() * 100;
  }

  /** Below a bound, and often 0. */
  private int number(int bound) {
    return random.nextInt(4) == 0 ? 0 : random.nextInt(bound);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
