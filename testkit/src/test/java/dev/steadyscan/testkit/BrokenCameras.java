package dev.steadyscan.testkit;

import java.util.List;
import java.util.stream.Stream;

/** For each rule of the camera's contract cameras that break it. */
final class BrokenCameras {
  private static final List<Broken<BrokenCamera>> ALL =
      Stream.of(BrokenPictures.all(), BrokenSettings.all(), BrokenCalls.all())
          .flatMap(List::stream)
          .toList();

  private BrokenCameras() {}

  static List<Broken<BrokenCamera>> all() {
    return ALL;
  }

  /** The camera of this name; the one that is whole if there is none. */
  static BrokenCamera named(String name) {
    return ALL.stream()
        .filter(broken -> broken.toString().equals(name))
        .map(Broken::thing)
        .findFirst()
        .orElseGet(BrokenCamera::whole);
  }
}
