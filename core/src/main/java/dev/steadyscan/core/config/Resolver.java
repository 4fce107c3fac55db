package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import dev.steadyscan.core.config.HoconFile.PlacedEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts values in the place of substitutions; what has none becomes a problem. */
final class Resolver {
  private final KeyPlaces places;
  private final Problems problems;

  Resolver(KeyPlaces places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  /** The whole tree: what was set on the command line, the file, core's defaults. */
  Optional<ConfigObject> resolve(HoconFile file, Overrides overrides) {
    List<PlacedEntry> entries =
        Stream.concat(file.entries().stream(), overrides.entries().stream()).toList();
    ConfigObject tree =
        overrides.object().withFallback(file.object()).withFallback(CoreDefaults.all());
    ConfigResolveOptions options = ConfigResolveOptions.defaults().setAllowUnresolved(true);
    return resolve(file.name(), tree, entries, options, problems)
        .map(resolved -> new Unresolved(places, problems).removedFrom(resolved));
  }

  /** A tree of these entries; empty if it cannot be done, which is a problem then. */
  static Optional<ConfigObject> resolve(
      String name,
      ConfigObject tree,
      List<PlacedEntry> entries,
      ConfigResolveOptions options,
      Problems problems) {
    Optional<PlacedEntry> large = Expansion.tooLarge(entries);
    if (large.isPresent()) {
      PlacedEntry one = large.get();
      String message = one.path() + " stands for more than 256 KiB by its substitutions";
      problems.add(
          new ConfigProblem(
              one.file(), one.line(), one.path().toString(), one.entry().text(), message));
      return Optional.empty();
    }
    try {
      return Optional.of(HoconCalls.call(() -> tree.toConfig().resolve(options).root()));
    } catch (ConfigException e) {
      problems.add(HoconErrors.problem(name, e));
      return Optional.empty();
    }
  }
}
