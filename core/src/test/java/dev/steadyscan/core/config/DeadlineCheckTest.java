package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionLimits;
import dev.steadyscan.core.config.DeadlineCheck.CameraTimes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlineCheckTest {
  private static final MotionInfo MOTION = MotionInfo.builder("axes").build();

  @Test
  void theDefaultsNest() throws Exception {
    DeadlineCheck.Report report = check("");

    assertThat(report.problems()).isEmpty();
    assertThat(report.covers())
        .containsExactly(
            "left: a point waits 35 s, which covers 1 of 3 attempts at worst (capture 10 s, recovery"
                + " 16.8 s, 63.6 s for all); what does not fit is recovered beside the scan");
  }

  @Test
  void aCaptureMayNotTakeLongerThanThePoint() throws Exception {
    assertThat(messages(check("capture { timeout = 40 s }")))
        .containsExactly(
            "test.conf:9: scan.capture.timeout is 40 s, longer than scan.capture.point-limit, 35 s");
  }

  @Test
  void aCaptureHasToTakeLongerThanAnExposure() throws Exception {
    CameraInfo slow = CameraInfo.builder("cam").exposure(Duration.ofSeconds(10)).build();

    assertThat(messages(check("", slow, Duration.ZERO, MOTION)))
        .containsExactly(
            "test.conf:1: scan.capture.timeout is 10 s, not longer than an exposure of left, 10 s");
  }

  @Test
  void aPolicyMayNotWaitAsLongAsThePoint() throws Exception {
    CameraInfo camera = CameraInfo.builder("cam").build();

    assertThat(messages(check("", camera, Duration.ofSeconds(35), MOTION)))
        .containsExactly(
            "test.conf:1: scan.capture.point-limit is 35 s, not longer than what the recovery of"
                + " left may wait, 35 s");
  }

  @Test
  void exposuresInSequenceHaveToFitIntoThePoint() throws Exception {
    CameraInfo camera = CameraInfo.builder("cam").exposure(Duration.ofMillis(600)).build();
    String section = "capture { mode = sequential, gap = 1 s, timeout = 1 s, point-limit = 2 s }";
    ScanConfig config = config(section);
    Map<String, CameraTimes> two = new LinkedHashMap<>();
    two.put("left", new CameraTimes(camera, Duration.ZERO));
    two.put("right", new CameraTimes(camera, Duration.ZERO));

    assertThat(messages(DeadlineCheck.check(config, two, MOTION)))
        .containsExactly(
            "test.conf:9: scan.capture.point-limit is 2 s, not longer than the exposures and gaps"
                + " of a point in sequence, 2.2 s");
  }

  @Test
  void stoppingHasToFitIntoItsLimit() throws Exception {
    CameraInfo camera =
        CameraInfo.builder("cam").limits(CameraLimits.all(Duration.ofSeconds(4))).build();

    assertThat(messages(check("stop-limit = 8 s", camera, Duration.ZERO, MOTION)))
        .containsExactly(
            "test.conf:9: scan.stop-limit is 8 s, shorter than stopping may take, 11 s: stop of the"
                + " motion 3 s, stop and close of left 8 s");
    MotionInfo slow =
        MotionInfo.builder("crane").limits(MotionLimits.all(Duration.ofSeconds(20))).build();
    assertThat(messages(check("", camera, Duration.ZERO, slow)))
        .containsExactly(
            "test.conf:1: scan.stop-limit is 10 s, shorter than stopping may take, 40 s: stop of the"
                + " motion 20 s, close of crane 20 s");
  }

  @Test
  void aPictureHasToFitIntoWhatIsInFlight() throws Exception {
    CameraInfo large = CameraInfo.builder("cam").frameBytes(2L << 20).build();

    assertThat(messages(check("write { in-flight = 1 MiB }", large, Duration.ZERO, MOTION)))
        .containsExactly(
            "test.conf:9: scan.write.in-flight is 1048576 bytes, less than one picture of left,"
                + " 2097152 bytes");
  }

  private static List<String> messages(DeadlineCheck.Report report) {
    return report.problems().stream().map(ConfigProblem::toString).toList();
  }

  private static DeadlineCheck.Report check(String section) throws InterruptedException {
    return check(section, CameraInfo.builder("cam").build(), Duration.ofMillis(2800), MOTION);
  }

  private static DeadlineCheck.Report check(
      String section, CameraInfo camera, Duration wait, MotionInfo motion)
      throws InterruptedException {
    Map<String, CameraTimes> cameras = Map.of("left", new CameraTimes(camera, wait));
    return DeadlineCheck.check(config(section), cameras, motion);
  }

  private static ScanConfig config(String section) throws InterruptedException {
    return TestOffers.read(ScanConfigTest.LEAST + "\nscan {\n" + section + "\n}");
  }
}
