package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.Camera;
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
    Camera first = started(settings());
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
      meet(capture, i);
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
      meet(capture, i);
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
    Camera stopped = started(settings());
    stop(stopped);
    clear(stopped);
    close(stopped);
    Camera used = started(settings());
    capture(used, 0).close();
    close(used);
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
    stuck.map(this::started).flatMap(this::failureOfStopped).ifPresent(failures::add);
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
      Camera other = startedOther(otherRun);
      capture(other, 0).close();
      stop(other);
      close(other);
    }
    capture(camera, 0).close();
  }

  /**
   * A device that has one user at a time may be refused at either call: the factory may be lazy.
   */
  private Camera startedOther(TestContext otherRun) {
    S settings = settings();
    Duration limit = info().limits().open();
    Call<Camera> create = calls.begin("create", () -> factory().create(settings, otherRun));
    assumeNotExclusive(create.failure(limit));
    Camera other = create.get(limit);
    Call<Boolean> start = beginStart(other);
    if (start.failure(limit).isPresent()) {
      close(other);
    }
    assumeNotExclusive(start.failure(limit));
    start.get(limit);
    return other;
  }

  private Optional<Throwable> failureOfStopped(Camera camera) {
    Call<Picture> stuck = beginStuckCapture(camera);
    calls.beginAction("stop", () -> camera.stop(in(LIMIT)));
    Optional<Throwable> failure =
        stuck.isOverWithin(captureLimit()) ? stuck.failure(LIMIT) : Optional.empty();
    close(camera);
    return failure;
  }

  /** Half of the calls from another thread come when a capture is known to be under way. */
  private void meet(Call<Picture> capture, int round) {
    if (round % 2 == 0) {
      capture.awaitInsideOrOver("capture", captureLimit());
    }
  }

  private Call<Picture> beginStuckCapture(Camera camera) {
    Call<Picture> stuck = beginCapture(camera, 0, new AtomicInteger());
    stuck.awaitStuckIn("capture", captureLimit());
    return stuck;
  }
}
