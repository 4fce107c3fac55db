package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.parser.ConfigDocumentFactory;
import dev.steadyscan.core.config.HoconFile.PlacedEntry;
import dev.steadyscan.core.config.HoconOutline.Entry;
import dev.steadyscan.core.config.HoconOutline.Kind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a config file and what it includes. Files only: nothing is fetched from a network or from
 * the class path. An include is looked for beside the file that it stands in.
 */
final class HoconLoader {
  private static final int MOST_INCLUDES = 16;
  private static final String ENDING = ".conf";

  private final Problems problems;
  private final ConfigLimits limits = new ConfigLimits();

  HoconLoader(Problems problems) {
    this.problems = problems;
  }

  /** The file, as far as it could be read; what could not is among the problems. */
  HoconFile load(Path file) {
    String name = file.toString();
    return textOf(file)
        .map(text -> parse(name, text, List.of(file)))
        .orElseGet(() -> nothing(name));
  }

  /** A text that is in no file; it includes nothing. */
  HoconFile load(String name, String text) {
    return parse(name, text, List.of());
  }

  private HoconFile parse(String name, String text, List<Path> around) {
    if (text.isBlank()) {
      problem(name, 1, "", "the file is empty");
      return nothing(name);
    }
    Optional<ConfigLimits.Excess> excess = limits.add(text);
    if (excess.isPresent()) {
      problem(name, excess.get().line(), "", excess.get().message());
      return nothing(name);
    }
    try {
      HoconCalls.call(() -> ConfigDocumentFactory.parseString(text, options(name)));
      List<Entry> outline = HoconOutline.of(text);
      if (!hasUsualKeys(name, outline)) {
        return nothing(name);
      }
      DoubleValues.find(name, outline, problems);
      Map<String, ConfigObject> included = new HashMap<>();
      List<PlacedEntry> entries = new ArrayList<>();
      for (Entry entry : outline) {
        if (entry.kind() == Kind.INCLUDE) {
          int before = problems.count();
          HoconFile child = include(name, entry, around);
          if (problems.count() > before) {
            problems.broken(KeyPath.ROOT); // what seems to be missing may stand in there
          }
          included.put(Include.target(entry.text()), child.object());
          child.entries().forEach(one -> entries.add(below(entry.path(), one)));
        } else {
          entries.add(new PlacedEntry(name, entry, entry.path()));
        }
      }
      ConfigParseOptions options = options(name).setIncluder(new Include(included));
      ConfigObject object = HoconCalls.call(() -> ConfigFactory.parseString(text, options).root());
      return new HoconFile(name, object, entries);
    } catch (ConfigException e) {
      problems.add(HoconErrors.problem(name, e));
      return nothing(name);
    }
  }

  private boolean hasUsualKeys(String name, List<Entry> outline) {
    for (Entry entry : outline) {
      List<String> parts = entry.path().parts();
      Optional<String> wrong = ConfigLimits.wrongKey(parts);
      if (wrong.isPresent()) {
        problem(name, entry.line(), entry.path().toString(), wrong.get());
        return false;
      }
    }
    return true;
  }

  private HoconFile include(String name, Entry entry, List<Path> around) {
    String target = Include.target(entry.text());
    Optional<Path> file = Optional.empty();
    if (around.isEmpty()) {
      problem(name, entry.line(), target, "only a file can include another one");
    } else if (!Include.isFile(entry.text())) {
      problem(name, entry.line(), entry.text(), "only files can be included, not " + entry.text());
    } else {
      file = included(name, entry.line(), target, around);
    }
    List<Path> deeper = new ArrayList<>(around);
    file.ifPresent(deeper::add);
    return file.flatMap(this::textOf)
        .map(text -> parse(deeper.get(deeper.size() - 1).toString(), text, deeper))
        .orElseGet(() -> nothing(target));
  }

  /** The file, beside the one that includes it; empty if it is none that could be read. */
  private Optional<Path> included(String name, int line, String target, List<Path> around) {
    Path file;
    try {
      if (target.length() > ConfigLimits.LONGEST_NAME) {
        problem(name, line, "", "the name of the included file is too long");
        return Optional.empty();
      }
      Path includer = around.get(around.size() - 1);
      file = includer.resolveSibling(target);
      if (Files.notExists(file) && Files.exists(includer.resolveSibling(target + ENDING))) {
        file = includer.resolveSibling(target + ENDING);
      }
    } catch (InvalidPathException e) {
      problem(name, line, target, "the included file " + target + " cannot be named here");
      return Optional.empty();
    }
    if (Files.notExists(file)) {
      problem(name, line, target, "the included file " + file + " does not exist");
      return Optional.empty();
    }
    Path real = real(file);
    if (around.stream().anyMatch(one -> real(one).equals(real)) || around.size() >= MOST_INCLUDES) {
      problem(name, line, target, "the included file " + file + " includes itself");
      return Optional.empty();
    }
    return Optional.of(file);
  }

  private Optional<String> textOf(Path file) {
    try {
      return Optional.of(TextFile.read(file));
    } catch (TextFile.NotTextException e) {
      problem(file.toString(), e.line(), "", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void problem(String file, int line, String found, String message) {
    problems.add(new ConfigProblem(file, line, "", found, message));
  }

  private static PlacedEntry below(KeyPath section, PlacedEntry one) {
    return new PlacedEntry(one.file(), one.entry(), section.child(one.path().parts()));
  }

  private static ConfigParseOptions options(String name) {
    return ConfigParseOptions.defaults()
        .setSyntax(ConfigSyntax.CONF)
        .setOriginDescription(name)
        .setIncluder(new Include(Map.of()));
  }

  private static HoconFile nothing(String name) {
    return new HoconFile(name, ConfigFactory.empty().root(), List.of());
  }

  private static Path real(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
