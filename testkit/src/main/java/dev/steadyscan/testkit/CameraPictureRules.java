package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.FrameMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a picture has to be, and when it may be taken. */
abstract class CameraPictureRules<S extends Record> extends CameraFixture<S> {
  private static final int PICTURES = 5;
  private static final int SOME = 3;

  @Test
  void captureGivesAFrame() {
    Camera camera = started(settings());
    for (int step = 0; step < PICTURES; step++) {
      capture(camera, step).close();
    }
  }

  @Test
  void aFrameIsNotLargerThanDeclared() {
    try (Picture picture = capture(started(settings()), 0)) {
      assertThat(picture.frame().size()).isLessThanOrEqualTo(info().frameBytes());
    }
  }

  @Test
  void saysWhenExposedOnceIfDeclaredAndElseNever() {
    Camera camera = started(settings());
    for (int step = 0; step < SOME; step++) {
      try (Picture picture = capture(camera, step)) {
        assertThat(picture.exposed())
            .as("how often exposed was run before capture returned")
            .isEqualTo(can(CameraCapability.SAYS_WHEN_EXPOSED) ? 1 : 0);
      }
    }
  }

  @Test
  void doesNotSayExposedWhenThePictureIsRefused() {
    AtomicInteger exposed = new AtomicInteger();
    assertFails(started(given(failing(), "failing").settings()), exposed);
    assertThat(exposed).as("how often exposed was run").hasValue(0);
  }

  @Test
  void doesNotTryAgainByItself() {
    FailingCamera<S> failing = given(failing(), "failing");
    Camera camera = started(failing.settings());
    OptionalLong before = failing.tries().get();
    Assumptions.assumeTrue(before.isPresent(), "not tested: tries cannot be seen");
    assertFails(camera, new AtomicInteger());
    assertThat(failing.tries().get().orElseThrow() - before.getAsLong())
        .as("how often the device was told to take one picture")
        .isLessThanOrEqualTo(1);
  }

  @Test
  void givesNoFrameThatWasExposedBeforeTheRequest() {
    assumeItTells(CameraCapability.TELLS_EXPOSED_AT);
    Camera camera = started(settings());
    for (int step = 0; step < SOME; step++) {
      assertFresh(camera, step);
    }
  }

  @Test
  void clearDropsWhatWasBuffered() {
    assumeItTells(CameraCapability.TELLS_EXPOSED_AT);
    Camera camera = started(settings());
    capture(camera, 0).close();
    stop(camera);
    clear(camera);
    start(camera);
    assertFresh(camera, 1);
  }

  @Test
  void metadataHoldsWhatTheCameraKnowsAndNothingElse() {
    Camera camera = started(settings());
    configure(camera, supported(someSettings()));
    try (Picture picture = capture(camera, 0)) {
      FrameMetadata told = picture.frame().metadata();
      assertTold(CameraCapability.TELLS_EXPOSED_AT, told.exposedAt().isPresent());
      assertTold(CameraCapability.TELLS_EXPOSURE, told.exposure().isPresent());
      assertTold(CameraCapability.TELLS_GAIN, told.gain().isPresent());
      assertTold(CameraCapability.TELLS_FOCUS, told.focus().isPresent());
      assertTold(CameraCapability.TELLS_WHITE_BALANCE, told.whiteBalance().isPresent());
      assertTold(CameraCapability.TELLS_SENSOR_TIMESTAMP, told.sensorTimestamp().isPresent());
    }
  }

  @Test
  void readsNoOtherClock() {
    assumeItTells(CameraCapability.TELLS_EXPOSED_AT);
    try (Picture picture = capture(started(settings()), 0)) {
      picture
          .frame()
          .metadata()
          .exposedAt()
          .ifPresent(
              at ->
                  assertThat(Duration.ofNanos(time.nanos() - at))
                      .as("how long ago the exposure began, on the clock of the run")
                      .isPositive());
    }
  }

  @Test
  void doesNotSleepByOtherMeans() {
    Call<Picture> call = beginCapture(started(settings()), 0, new AtomicInteger());
    assertThat(call.isFoundAsleepWithin(captureLimit()))
        .as("Thread.sleep inside capture: a wait is the TimeSource's")
        .isFalse();
    call.get(captureLimit()).close();
  }

  @Test
  void closingAFrameDoesNotThrow() {
    Picture picture = capture(started(settings()), 0);
    calls.doWithin(LIMIT, "close of a frame", picture.frame()::close);
  }

  @Test
  void closingAFrameDoesNotBlock() {
    Camera camera = started(settings());
    List<Picture> pictures = List.of(capture(camera, 0), capture(camera, 1));
    for (Picture picture : pictures) {
      Call<Long> waits =
          calls.begin("close of a frame", () -> Waits.during(picture.frame()::close));
      assertThat(waits.failure(LIMIT).isPresent() ? 0 : waits.get(LIMIT))
          .as("waits in the close of a frame")
          .isZero();
    }
  }

  @Test
  void givesAsManyPicturesAsDeclared() {
    OptionalLong declared = info().shotsAvailable();
    Assumptions.assumeTrue(declared.orElse(0) <= 1_000, "more pictures than a test takes");
    Camera camera = started(settings());
    int count = (int) declared.orElse(4L * PICTURES);
    for (int step = 0; step < count; step++) {
      capture(camera, step).close();
    }
    if (declared.isPresent()) {
      assertThat(beginCapture(camera, count, new AtomicInteger()).failure(captureLimit()))
          .as("failure of the picture after the last of " + count)
          .isPresent();
    }
  }

  private void assertFails(Camera camera, AtomicInteger exposed) {
    Optional<Throwable> failure = beginCapture(camera, 0, exposed).failure(captureLimit());
    assertThat(failure).as("failure of a camera made to fail").isPresent();
  }

  private void assertFresh(Camera camera, int step) {
    long notBefore = time.nanos();
    try (Picture picture = capture(camera, step)) {
      picture
          .frame()
          .metadata()
          .exposedAt()
          .ifPresent(at -> assertThat(at - notBefore).as("ns after notBefore").isNotNegative());
    }
  }

  private void assumeItTells(CameraCapability what) {
    Assumptions.assumeTrue(can(what), "not tested: " + what + " is not declared");
  }

  private void assertTold(CameraCapability what, boolean told) {
    assertThat(told).as(what + " is declared, and told").isEqualTo(can(what));
  }
}
