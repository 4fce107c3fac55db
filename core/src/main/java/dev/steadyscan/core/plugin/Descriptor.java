package dev.steadyscan.core.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pf4j.DefaultVersionManager;
import org.pf4j.Plugin;
import org.pf4j.PluginDependency;
import org.pf4j.VersionManager;

/**
 * What a plugin's {@code plugin.properties} says, checked before PF4J reads it: PF4J takes a
 * missing {@code requires} for any version, and one malformed expression stops the load of every
 * plugin.
 */
record Descriptor(
    String id,
    String version,
    String description,
    String pluginClass,
    List<PluginDependency> dependencies) {
  private static final String FILE = "plugin.properties";
  private static final String DEPENDENCIES = "plugin.dependencies";
  private static final int LONGEST = 1_000;
  private static final long LARGEST = 1 << 16;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final VersionManager VERSIONS = new DefaultVersionManager();

  /**
   * Reads and checks.
   *
   * @param apiVersion ours, without {@code -SNAPSHOT}
   */
  static Descriptor read(Path folder, String apiVersion)
      throws IOException, PluginRefusedException {
    Properties properties = properties(folder);
    String id = needed(properties, "plugin.id");
    if (!ID.matcher(id).matches() || id.equals(Offers.BUILT_IN)) {
      throw new PluginRefusedException(
          "its plugin.id '" + id + "' has to match " + ID + " and must not be " + Offers.BUILT_IN);
    }
    String version = needed(properties, "plugin.version");
    checkVersion(version);
    checkRequires(needed(properties, "plugin.requires"), apiVersion);
    String pluginClass = value(properties, "plugin.class");
    return new Descriptor(
        id,
        version,
        Printable.line(value(properties, "plugin.description")),
        pluginClass.isEmpty() ? Plugin.class.getName() : pluginClass,
        dependencies(properties));
  }

  /** Whether a version satisfies what a dependency asks for. */
  boolean satisfies(PluginDependency dependency) throws PluginRefusedException {
    return satisfies(version, dependency.getPluginVersionSupport(), DEPENDENCIES);
  }

  private static Properties properties(Path folder) throws IOException, PluginRefusedException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new PluginRefusedException("it has no " + FILE + " at its root" + deeper(folder));
    }
    if (Files.size(file) > LARGEST) {
      throw new PluginRefusedException("its " + FILE + " is larger than " + LARGEST + " bytes");
    }
    Properties properties = new Properties();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new PluginRefusedException("its " + FILE + " is malformed: " + e.getMessage(), e);
    }
    return properties;
  }

  /** Many zip the folder where they should zip what is in it. */
  private static String deeper(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(one -> Files.isRegularFile(one.resolve(FILE)))
          .map(one -> ", but in " + one.getFileName() + "/: zip what is in there, not the folder")
          .findFirst()
          .orElse("");
    }
  }

  private static void checkVersion(String version) throws PluginRefusedException {
    try {
      VERSIONS.compareVersions(version, version);
    } catch (RuntimeException e) {
      throw new PluginRefusedException(
          "its plugin.version '" + version + "' is not a version like 1.2.3", e);
    }
  }

  private static void checkRequires(String requires, String apiVersion)
      throws PluginRefusedException {
    String expression = EXACT.matcher(requires).matches() ? ">=" + requires : requires;
    if (!satisfies(apiVersion, expression, "plugin.requires")) {
      throw new PluginRefusedException(
          "it requires Steadyscan " + requires + ", and this is " + apiVersion);
    }
  }

  private static boolean satisfies(String version, String expression, String key)
      throws PluginRefusedException {
    try {
      return VERSIONS.checkVersionConstraint(version, expression);
    } catch (RuntimeException e) {
      throw new PluginRefusedException(
          "its " + key + " '" + expression + "' is malformed; it is written like >=0.1.0 & <0.2.0",
          e);
    }
  }

  private static List<PluginDependency> dependencies(Properties properties)
      throws PluginRefusedException {
    List<PluginDependency> dependencies = new ArrayList<>();
    for (String text : value(properties, DEPENDENCIES).split(",", -1)) {
      if (!text.isBlank()) {
        dependencies.add(dependency(text.strip()));
      }
    }
    return List.copyOf(dependencies);
  }

  private static PluginDependency dependency(String text) throws PluginRefusedException {
    PluginDependency dependency = new PluginDependency(text);
    if (!ID.matcher(dependency.getPluginId()).matches()) {
      throw new PluginRefusedException(
          "its " + DEPENDENCIES + " '" + text + "' is malformed; it is written like other@>=1.0.0");
    }
    satisfies("1.0.0", dependency.getPluginVersionSupport(), DEPENDENCIES);
    return dependency;
  }

  private static String needed(Properties properties, String key) throws PluginRefusedException {
    String value = value(properties, key);
    if (value.isEmpty()) {
      throw new PluginRefusedException("its " + FILE + " has no " + key);
    }
    return value;
  }

  private static String value(Properties properties, String key) throws PluginRefusedException {
    String value = properties.getProperty(key, "").strip();
    if (value.length() > LONGEST) {
      throw new PluginRefusedException(
          "its " + FILE + " has a " + key + " of more than " + LONGEST + " characters");
    }
    return value;
  }
}
