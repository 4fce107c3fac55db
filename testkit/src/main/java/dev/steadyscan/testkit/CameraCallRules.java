package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Which calls come from where and when, and what must not happen then. */
abstract class CameraCallRules<S extends Record> extends CameraPictureRules<S> {
  private static final int RESTARTS = 10;

  @Test
  void createGivesANewCameraEachTime() {
    Camera first = newCamera(settings());
    close(first);
    assertThat(newCamera(settings())).isNotSameAs(first);
  }

  @Test
  void describeDoesNotTouchADevice() {
    assertThat(info(given(absentSettings(), "absentSettings"))).isNotNull();
  }

  @Test
  void capturesAgainAfterStopClearAndStart() {
    Camera camera = started(settings());
    capture(camera, 0).close();
    stop(camera);
    clear(camera);
    start(camera);
    capture(camera, 1).close();
  }

  @Test
  void stopDoesNotWaitForAStuckCapture() {
    Camera camera = started(given(stuckSettings(), "stuckSettings"));
    beginStuckCapture(camera);
    stop(camera);
  }

  @Test
  void clearDoesNotWaitForAStuckCapture() {
    Camera camera = started(given(stuckSettings(), "stuckSettings"));
    beginStuckCapture(camera);
    clear(camera);
  }

  @Test
  void closeDoesNotWaitForAStuckCapture() {
    Camera camera = started(given(stuckSettings(), "stuckSettings"));
    beginStuckCapture(camera);
    close(camera);
  }

  @Test
  void stopCancelsWhatIsPending() {
    Camera camera = started(given(stuckSettings(), "stuckSettings"));
    Call<Picture> stuck = beginStuckCapture(camera);
    calls.beginAction("stop", () -> camera.stop(in(LIMIT)));
    assertThat(stuck.failure(captureLimit())).as("failure of a cancelled capture").isPresent();
  }

  @Test
  void stopAndClearAreSafeFromAnotherThread() {
    Camera camera = started(settings());
    for (int i = 0; i < RESTARTS; i++) {
      Call<Picture> capture = beginCapture(camera, 0, new AtomicInteger());
      stop(camera);
      clear(camera);
      if (capture.failure(captureLimit()).isEmpty()) {
        capture.get(captureLimit()).close();
      }
      start(camera);
    }
    capture(camera, 0).close();
  }

  @Test
  void closeIsSafeFromAnotherThread() {
    for (int i = 0; i < RESTARTS; i++) {
      Camera camera = started(settings());
      Call<Picture> capture = beginCapture(camera, 0, new AtomicInteger());
      close(camera);
      if (capture.failure(captureLimit()).isEmpty()) {
        capture.get(captureLimit()).close();
      }
    }
  }

  @Test
  void closeMayComeInAnyState() {
    close(newCamera(settings()));
    close(started(settings()));
    Camera used = started(settings());
    capture(used, 0).close();
    close(used);
    Camera stopped = started(settings());
    stop(stopped);
    clear(stopped);
    close(stopped);
  }

  @Test
  void closeReleasesTheDevice() {
    Camera first = started(settings());
    capture(first, 0).close();
    close(first);
    capture(started(settings()), 0).close();
  }

  @Test
  void noThreadOutlivesClose() {
    Camera camera = started(settings());
    capture(camera, 0).close();
    close(camera);
    calls.doWithin(LIMIT, "close of what the run shares", context::close);
    assertThat(calls.threadsLeft()).as("threads that the camera left").isEmpty();
  }

  @Test
  void anInterruptFreesAStuckCaptureIfDeclared() {
    S settings = given(stuckSettings(), "stuckSettings");
    Assumptions.assumeTrue(
        info(settings).interruptible(), "not interruptible: it is never interrupted");
    Call<Picture> stuck = beginStuckCapture(started(settings));
    stuck.interrupt();
    assertThat(stuck.failure(captureLimit())).as("failure of the capture").isPresent();
  }

  @Test
  void throwsInterruptedExceptionOnlyIfDeclared() {
    Optional<S> stuck = stuckSettings();
    Optional<S> failing = failing().map(FailingCamera::settings);
    Assumptions.assumeTrue(stuck.or(() -> failing).isPresent(), "not tested: nothing fails");
    List<Throwable> failures = new ArrayList<>();
    stuck.map(this::started).ifPresent(camera -> failures.add(failureOfStopped(camera)));
    failing
        .map(this::started)
        .map(camera -> beginCapture(camera, 0, new AtomicInteger()).failure(captureLimit()))
        .ifPresent(failure -> failure.ifPresent(failures::add));
    if (!info().interruptible()) {
      assertThat(failures).doesNotHaveAnyElementsOfTypes(InterruptedException.class);
    }
  }

  @Test
  void twoRunsInOneProgramAreIndependent() {
    Camera camera = started(settings());
    try (TestContext otherRun = newContext()) {
      Camera other = otherCamera(otherRun);
      start(other);
      capture(other, 0).close();
      stop(other);
      close(other);
    }
    capture(camera, 0).close();
  }

  private Camera otherCamera(TestContext otherRun) {
    S settings = settings();
    Duration limit = info().limits().open();
    Call<Camera> create = calls.begin("create", () -> factory().create(settings, otherRun));
    create
        .failure(limit)
        .filter(DeviceException.class::isInstance)
        .map(failure -> ((DeviceException) failure).failure().kind())
        .ifPresent(
            kind ->
                Assumptions.assumeFalse(
                    kind == FailureKind.BUSY || kind == FailureKind.GONE,
                    "not tested: the device has one user at a time"));
    return create.get(limit);
  }

  private Throwable failureOfStopped(Camera camera) {
    Call<Picture> stuck = beginStuckCapture(camera);
    stop(camera);
    return stuck.failure(captureLimit()).orElseThrow();
  }

  private Call<Picture> beginStuckCapture(Camera camera) {
    Call<Picture> stuck = beginCapture(camera, 0, new AtomicInteger());
    stuck.awaitStuckIn("capture", captureLimit());
    return stuck;
  }
}
