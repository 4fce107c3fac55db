package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.time.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** For each rule of the camera's contract a camera that breaks it. */
final class BrokenCameras {
  private static final Map<String, BrokenCamera> ALL = new LinkedHashMap<>();

  static {
    ALL.put(
        "saysWhenExposedOnceIfDeclaredAndElseNever",
        BrokenCamera.as(
            (setup, context, tries) ->
                new ReferenceCamera(setup, context.time(), tries) {
                  @Override
                  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
                      throws InterruptedException {
                    return super.capture(request, () -> {}, deadline);
                  }
                }));
  }

  private BrokenCameras() {}

  static Set<String> rules() {
    return ALL.keySet();
  }

  /** The camera that breaks this rule; the one that is whole if none is named. */
  static BrokenCamera breaking(String rule) {
    return rule.isEmpty() ? BrokenCamera.whole() : ALL.get(rule);
  }
}
