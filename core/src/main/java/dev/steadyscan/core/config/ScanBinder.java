package dev.steadyscan.core.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.core.config.CamerasBinder.BoundCameras;
import dev.steadyscan.core.config.ChoiceBinder.Bound;
import dev.steadyscan.core.config.ChoiceBinder.Kind;
import dev.steadyscan.core.config.ScanSection.MotionSection;
import dev.steadyscan.core.plugin.Offers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds the whole tree of a config. */
final class ScanBinder {
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  static final KeyPath SCAN = KeyPath.ROOT.child("scan");
  private static final RecordSchema SCHEMA = RecordSchema.of(ScanSection.class);
  private static final RecordSchema SETTLE = RecordSchema.of(MotionSection.class);
  private static final String CORE = "core";
  private static final List<String> CHOICES = List.of("pattern", "motion", "cameras", "recovery");
  private static final List<String> TOP = List.of("scan", "plugins");

  private final ConfigObject tree;
  private final Offers offers;
  private final KeyPlaces places;
  private final Problems problems;
  private final SettingsBinder binder;
  private final PluginSectionsBinder plugins;
  private final ChoiceBinder choices;

  ScanBinder(
      ConfigObject tree, Offers offers, KeyPlaces places, Problems problems, PluginCode code) {
    this.tree = tree;
    this.offers = offers;
    this.places = places;
    this.problems = problems;
    PluginDefaults defaults = new PluginDefaults(problems);
    Shorthand shorthand = new Shorthand();
    plugins =
        new PluginSectionsBinder(
            section(tree, KeyPath.ROOT, "plugins"),
            offers,
            places,
            problems,
            code,
            defaults,
            shorthand);
    binder = new SettingsBinder(places, problems, code, shorthand, plugins);
    choices = new ChoiceBinder(offers, places, problems, code, defaults, shorthand, binder);
  }

  /** The config; empty if there were problems. */
  Optional<ScanConfig> bind() throws InterruptedException {
    for (Map.Entry<String, ConfigValue> entry : tree.entrySet()) {
      if (!TOP.contains(entry.getKey())) {
        binder.unknown(KeyPath.ROOT.child(entry.getKey()), entry.getValue(), TOP);
      }
    }
    ConfigObject scan = section(tree, KeyPath.ROOT, "scan");
    ConfigObject own = scan;
    for (String choice : CHOICES) {
      own = own.withoutKey(choice);
    }
    Optional<ScanSection> section =
        binder.bind(SCHEMA, new Section(SCAN, own, CHOICES, CORE)).map(ScanSection.class::cast);
    section.ifPresent(this::checkName);
    Optional<Bound<PatternFactory<?>>> pattern =
        choices.bind(
            new Kind<>("pattern", "type", List.of(), offers.patterns()),
            section(scan, SCAN, "pattern"),
            SCAN.child("pattern"));
    ConfigObject motionSection = section(scan, SCAN, "motion");
    Optional<Bound<MotionFactory<?>>> motion =
        choices.bind(
            new Kind<>("motion", "type", List.of("settle"), offers.motions()),
            motionSection,
            SCAN.child("motion"));
    Optional<MotionSection> settle = settle(motionSection);
    Optional<BoundCameras> cameras =
        new CamerasBinder(offers, places, problems, choices).bind(scan);
    plugins.checkAll();
    if (section.isEmpty()
        || pattern.isEmpty()
        || motion.isEmpty()
        || settle.isEmpty()
        || cameras.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = new ResolvedJson(places).section(SCHEMA, own, SCAN);
    ObjectNode resolved = resolved(json, pattern.get(), motion.get(), motionSection, cameras.get());
    return Optional.of(
        config(section.get(), pattern.get(), motion.get(), settle.get(), cameras.get(), resolved));
  }

  private ScanConfig config(
      ScanSection section,
      Bound<PatternFactory<?>> pattern,
      Bound<MotionFactory<?>> motion,
      MotionSection settle,
      BoundCameras cameras,
      ObjectNode resolved) {
    return new ScanConfig(
        section.name(),
        section.output(),
        section.stopLimit(),
        pattern.chosen(),
        motion.chosen(),
        settle.settle(),
        cameras.cameras(),
        section.capture(),
        section.repair(),
        section.trouble(),
        section.write(),
        resolved,
        places);
  }

  private Optional<MotionSection> settle(ConfigObject motion) throws InterruptedException {
    return binder
        .bindKnown(SETTLE, Section.of(SCAN.child("motion"), motion, CORE))
        .map(MotionSection.class::cast);
  }

  private ObjectNode resolved(
      ObjectNode own,
      Bound<PatternFactory<?>> pattern,
      Bound<MotionFactory<?>> motion,
      ConfigObject motionSection,
      BoundCameras cameras) {
    ObjectNode scan = JsonNodeFactory.instance.objectNode();
    List.of("name", "output", "stop-limit").forEach(key -> scan.set(key, own.get(key)));
    scan.set("pattern", pattern.resolved());
    ObjectNode moved = motion.resolved();
    moved.setAll(new ResolvedJson(places).section(SETTLE, motionSection, SCAN.child("motion")));
    scan.set("motion", moved);
    scan.set("cameras", cameras.resolved());
    scan.set("capture", own.get("capture"));
    cameras.recovery().ifPresent(recovery -> scan.set("recovery", recovery));
    List.of("repair", "trouble", "write").forEach(key -> scan.set(key, own.get(key)));
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("scan", scan);
    whole.set("plugins", plugins.resolved());
    return whole;
  }

  private void checkName(ScanSection section) {
    if (!NAME.matcher(section.name()).matches()) {
      problems.add(wrongName(places, SCAN.child("name"), section.name()));
    }
  }

  /** A name that would not do for a folder. */
  static ConfigProblem wrongName(KeyPlaces places, KeyPath key, String name) {
    String message =
        key
            + " is '"
            + name
            + "'; a name begins with a letter or a digit and has lower-case letters, digits and"
            + " dashes only";
    return places.problem(key, Optional.empty(), name, message);
  }

  private ConfigObject section(ConfigObject around, KeyPath path, String key) {
    return section(places, problems, around, path.child(key));
  }

  /** A section; an empty one where something else stands, which is a problem. */
  static ConfigObject section(
      KeyPlaces places, Problems problems, ConfigObject around, KeyPath path) {
    ConfigValue value = around.get(path.parts().get(path.parts().size() - 1));
    if (value instanceof ConfigObject section) {
      return section;
    }
    if (value != null) {
      String found = Found.inShort(value);
      String message = path + " is " + found + "; it has to be a section { ... }";
      problems.broken(path);
      problems.add(places.problem(path, Optional.of(value), found, message));
    }
    return ConfigFactory.empty().root();
  }
}
