package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an unpacked plugin says in its own files: no class loader is asked, so that nothing of the
 * host or of another plugin is taken for it.
 *
 * @param extensions the class names in the indexes of all its jars
 * @param reference the {@code reference.conf} beside those indexes, empty if there is none
 */
record PluginFiles(Set<String> extensions, String reference) {
  private static final String INDEX = "META-INF/extensions.idx";
  private static final String REFERENCE = "reference.conf";

  static PluginFiles read(Path folder) throws IOException, PluginRefusedException {
    Set<String> extensions = new LinkedHashSet<>();
    List<String> references = new ArrayList<>();
    PluginTexts texts = new PluginTexts(folder);
    for (Path source : sources(folder)) {
      List<String> found = names(texts.of(source, INDEX).orElse(""));
      extensions.addAll(found);
      if (!found.isEmpty()) {
        texts.of(source, REFERENCE).ifPresent(references::add);
      }
    }
    if (extensions.isEmpty()) {
      throw new PluginRefusedException(
          "it names no extension: "
              + INDEX
              + " is missing or empty in its jars (was PF4J's annotation processor on the path?)");
    }
    return new PluginFiles(extensions, String.join("\n", references));
  }

  private static List<String> names(String index) {
    return index
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The folder of classes, and the jars, in the order in which its class loader has them. */
  private static List<Path> sources(Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    Path classes = folder.resolve("classes");
    if (Files.isDirectory(classes)) {
      sources.add(classes);
    }
    Path lib = folder.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> files = Files.walk(lib)) {
        files
            .filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
            .sorted()
            .forEach(sources::add);
      }
    }
    return sources;
  }
}
