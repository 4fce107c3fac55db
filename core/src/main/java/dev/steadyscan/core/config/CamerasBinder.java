package dev.steadyscan.core.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigObject;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.core.config.ChoiceBinder.Bound;
import dev.steadyscan.core.config.ChoiceBinder.Kind;
import dev.steadyscan.core.plugin.Offers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds the cameras and their recovery. A camera's own section {@code recovery} replaces the scan's
 * as a whole: another policy takes other keys.
 */
final class CamerasBinder {
  private static final KeyPath CAMERAS = ScanBinder.SCAN.child("cameras");
  private static final KeyPath RECOVERY = ScanBinder.SCAN.child("recovery");

  /**
   * Cameras that were bound.
   *
   * @param resolved their sections in full
   * @param recovery the scan's section in full, if a camera uses it or it was written
   */
  record BoundCameras(
      Map<String, CameraConfig> cameras, ObjectNode resolved, Optional<ObjectNode> recovery) {}

  private final KeyPlaces places;
  private final Problems problems;
  private final ChoiceBinder choices;
  private final Kind<CameraFactory<?>> cameras;
  private final Kind<RecoveryPolicyFactory<?>> policies;

  CamerasBinder(Offers offers, KeyPlaces places, Problems problems, ChoiceBinder choices) {
    this.places = places;
    this.problems = problems;
    this.choices = choices;
    cameras = new Kind<>("camera", "type", List.of("recovery"), offers.cameras());
    policies = new Kind<>("recovery policy", "policy", List.of(), offers.policies());
  }

  Optional<BoundCameras> bind(ConfigObject scan) throws InterruptedException {
    ConfigObject all = ScanBinder.section(places, problems, scan, CAMERAS);
    boolean otherwiseWrong =
        problems.isBroken(CAMERAS) || (scan.containsKey("cameras") && !isSection(scan, "cameras"));
    if (all.isEmpty() && !otherwiseWrong) {
      String message = CAMERAS + " has no camera; it needs one at least: left { type = ... }";
      problems.add(places.problem(CAMERAS, Optional.empty(), "", message));
    }
    Optional<Bound<RecoveryPolicyFactory<?>>> common = Optional.empty();
    if (needsCommon(all) || places.isWritten(RECOVERY)) {
      ConfigObject section = ScanBinder.section(places, problems, scan, RECOVERY);
      common = choices.bind(policies, section, RECOVERY);
    }
    Map<String, CameraConfig> bound = new LinkedHashMap<>();
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    for (String name : places.inOrder(CAMERAS, all.keySet())) {
      bindOne(name, all, common, bound, resolved);
    }
    return bound.isEmpty() || bound.size() < all.size()
        ? Optional.empty()
        : Optional.of(new BoundCameras(bound, resolved, common.map(Bound::resolved)));
  }

  private static boolean needsCommon(ConfigObject all) {
    return all.values().stream()
        .anyMatch(camera -> !(camera instanceof ConfigObject own && own.containsKey("recovery")));
  }

  private static boolean isSection(ConfigObject around, String key) {
    return around.get(key) instanceof ConfigObject;
  }

  private void bindOne(
      String name,
      ConfigObject all,
      Optional<Bound<RecoveryPolicyFactory<?>>> common,
      Map<String, CameraConfig> bound,
      ObjectNode resolved)
      throws InterruptedException {
    KeyPath path = CAMERAS.child(name);
    if (!ScanBinder.NAME.matcher(name).matches()) {
      problems.add(ScanBinder.wrongName(places, path, name));
    }
    ConfigObject section = ScanBinder.section(places, problems, all, path);
    if (!isSection(all, name)) {
      return;
    }
    Optional<Bound<CameraFactory<?>>> camera = choices.bind(cameras, section, path);
    boolean own = section.containsKey("recovery");
    Optional<Bound<RecoveryPolicyFactory<?>>> recovery = own ? own(section, path) : common;
    if (camera.isPresent() && recovery.isPresent()) {
      bound.put(name, new CameraConfig(camera.get().chosen(), recovery.get().chosen()));
      ObjectNode node = camera.get().resolved();
      if (own) {
        node.set("recovery", recovery.get().resolved());
      }
      resolved.set(name, node);
    }
  }

  private Optional<Bound<RecoveryPolicyFactory<?>>> own(ConfigObject section, KeyPath path)
      throws InterruptedException {
    KeyPath key = path.child("recovery");
    return choices.bind(policies, ScanBinder.section(places, problems, section, key), key);
  }
}
