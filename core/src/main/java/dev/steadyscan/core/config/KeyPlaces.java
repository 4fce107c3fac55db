package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.steadyscan.core.config.HoconFile.PlacedEntry;
import dev.steadyscan.core.config.HoconOutline.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each key was written: in a file, or on the command line. */
final class KeyPlaces implements ConfigPlaces {
  private record Place(String file, int line, String text) {}

  private final String file;
  private final Map<KeyPath, Place> written = new HashMap<>();
  private final Map<KeyPath, Integer> order = new HashMap<>();
  private final Map<KeyPath, String> overrides;

  /**
   * Of a file and the values that were set beside it.
   *
   * @param overrides the key to {@code --set key=value}
   */
  KeyPlaces(HoconFile file, Map<KeyPath, String> overrides) {
    this.file = file.name();
    this.overrides = Map.copyOf(overrides);
    file.entries().forEach(this::add);
  }

  private void add(PlacedEntry one) {
    Place place = new Place(one.file(), one.entry().line(), one.entry().text());
    order.putIfAbsent(one.path(), order.size());
    if (one.entry().kind() == Kind.SECTION) {
      written.putIfAbsent(one.path(), place);
    } else {
      written.put(one.path(), place);
    }
  }

  @Override
  public ConfigProblem problem(String key, String found, String message) {
    return problem(pathOf(key), Optional.empty(), found, message);
  }

  /** A problem with a value, which may come from a file of its own. */
  ConfigProblem problem(KeyPath key, Optional<ConfigValue> value, String found, String message) {
    Place place = place(key, value.map(ConfigValue::origin));
    return new ConfigProblem(place.file(), place.line(), key.toString(), found, message);
  }

  /** Names of a section in the order in which they were first written; others behind, sorted. */
  List<String> inOrder(KeyPath section, Collection<String> names) {
    return names.stream()
        .sorted(
            Comparator.comparingInt(
                    (String name) -> order.getOrDefault(section.child(name), Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** A key was written, in a file or on the command line. */
  boolean isWritten(KeyPath key) {
    return written.containsKey(key)
        || overrides.keySet().stream().anyMatch(set -> set.isWithin(key));
  }

  /** The value of a key as it is written, in short; empty if it is not. */
  String text(KeyPath key) {
    return override(key)
        .or(() -> Optional.ofNullable(written.get(key)))
        .map(Place::text)
        .orElse("");
  }

  private Place place(KeyPath key, Optional<ConfigOrigin> origin) {
    return override(key)
        .or(() -> Optional.ofNullable(written.get(key)))
        .or(() -> origin.flatMap(KeyPlaces::lineOf))
        .orElseGet(
            () -> key.isRoot() ? new Place(file, 0, "") : place(key.parent(), Optional.empty()));
  }

  private Optional<Place> override(KeyPath key) {
    return overrides.entrySet().stream()
        .filter(set -> key.isWithin(set.getKey()))
        .map(set -> new Place(set.getValue(), 0, valueOf(set.getValue())))
        .findFirst();
  }

  private static String valueOf(String origin) {
    return origin.substring(origin.indexOf('=') + 1);
  }

  private static Optional<Place> lineOf(ConfigOrigin origin) {
    String ending = ": " + origin.lineNumber();
    String description = origin.description();
    return origin.lineNumber() > 0 && description.endsWith(ending)
        ? Optional.of(
            new Place(
                description.substring(0, description.length() - ending.length()),
                origin.lineNumber(),
                ""))
        : Optional.empty();
  }

  private static KeyPath pathOf(String key) {
    try {
      return new KeyPath(ConfigUtil.splitPath(key));
    } catch (ConfigException notAPath) {
      return KeyPath.ROOT;
    }
  }
}
