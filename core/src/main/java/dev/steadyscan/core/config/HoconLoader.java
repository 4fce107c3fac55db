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
  private static final int DEEPEST = 16;
  private static final String ENDING = ".conf";

  private final Problems problems;

  HoconLoader(Problems problems) {
    this.problems = problems;
  }

  /** The file, as far as it could be read; what could not is among the problems. */
  HoconFile load(Path file) {
    String name = file.toString();
    return textOf(file)
        .map(text -> parse(name, text, folderOf(file), List.of(real(file))))
        .orElseGet(() -> nothing(name));
  }

  /** A text that is in no file; it includes nothing. */
  HoconFile load(String name, String text) {
    return parse(name, text, Path.of(""), List.of());
  }

  /**
   * A value alone, under the key {@code value}.
   *
   * @throws ConfigException if it is none
   */
  static ConfigObject parseValue(String name, String text) {
    return ConfigFactory.parseString("value = " + text, options(name)).root();
  }

  private HoconFile parse(String name, String text, Path folder, List<Path> around) {
    if (text.isBlank()) {
      problem(name, 1, "", "the file is empty");
      return nothing(name);
    }
    try {
      ConfigDocumentFactory.parseString(text, options(name));
      List<Entry> outline = HoconOutline.of(text);
      DoubleValues.find(name, outline, problems);
      Map<String, ConfigObject> included = new HashMap<>();
      List<PlacedEntry> entries = new ArrayList<>();
      for (Entry entry : outline) {
        if (entry.kind() == Kind.INCLUDE) {
          HoconFile child = include(name, entry, folder, around);
          included.put(Include.target(entry.text()), child.object());
          child.entries().forEach(one -> entries.add(below(entry.path(), one)));
        } else {
          entries.add(new PlacedEntry(name, entry, entry.path()));
        }
      }
      ConfigParseOptions options = options(name).setIncluder(new Include(included));
      return new HoconFile(name, ConfigFactory.parseString(text, options).root(), entries);
    } catch (ConfigException e) {
      problems.add(HoconErrors.problem(name, e));
      return nothing(name);
    }
  }

  private HoconFile include(String name, Entry entry, Path folder, List<Path> around) {
    String target = Include.target(entry.text());
    if (!Include.isFile(entry.text())) {
      problem(name, entry.line(), entry.text(), "only files can be included, not " + entry.text());
      return nothing(target);
    }
    Path file = folder.resolve(target);
    if (Files.notExists(file) && Files.exists(folder.resolve(target + ENDING))) {
      file = folder.resolve(target + ENDING);
    }
    if (Files.notExists(file)) {
      problem(name, entry.line(), target, "the included file " + file + " does not exist");
      return nothing(target);
    }
    List<Path> deeper = new ArrayList<>(around);
    deeper.add(real(file));
    if (around.contains(real(file)) || deeper.size() > DEEPEST) {
      problem(name, entry.line(), target, "the included file " + file + " includes itself");
      return nothing(target);
    }
    Path found = file;
    return textOf(file)
        .map(text -> parse(found.toString(), text, folderOf(found), deeper))
        .orElseGet(() -> nothing(target));
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

  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static Path real(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
