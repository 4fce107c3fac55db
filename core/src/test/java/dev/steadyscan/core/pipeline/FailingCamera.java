package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.time.Deadline;
import java.util.function.Predicate;

/** A camera that refuses some captures. */
record FailingCamera(Camera camera, Predicate<CaptureRequest> fails) implements Camera {

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    if (fails.test(request)) {
      throw ScanPipelineTest.refused();
    }
    return camera.capture(request, exposed, deadline);
  }

  @Override
  public void start(Deadline deadline) throws InterruptedException {
    camera.start(deadline);
  }

  @Override
  public void configure(ShotSettings settings, Deadline deadline) throws InterruptedException {
    camera.configure(settings, deadline);
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    camera.stop(deadline);
  }

  @Override
  public void clear(Deadline deadline) throws InterruptedException {
    camera.clear(deadline);
  }

  @Override
  public void close() {
    camera.close();
  }
}
