package dev.steadyscan.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the zips that the build puts into {@code plugins/}. */
class PluginZipsTest {
  private static final String EXTENSIONS = "META-INF/extensions.idx";
  private static final List<String> OF_THE_HOST =
      List.of(
          "dev/steadyscan/api/",
          "dev/steadyscan/guard/",
          "dev/steadyscan/core/",
          "org/pf4j/",
          "org/slf4j/",
          "org/jspecify/");

  static List<Path> zips() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.plugins())) {
      return files
          .filter(file -> file.getFileName().toString().matches("steadyscan-.*\\.zip"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theBuildPutsItsPluginsIntoTheFolder() throws IOException {
    assertThat(zips())
        .extracting(zip -> zip.getFileName().toString())
        .contains(
            "steadyscan-camera-picamera.zip",
            "steadyscan-pattern-cylindrical.zip",
            "steadyscan-simulator.zip");
  }

  @ParameterizedTest
  @MethodSource("zips")
  void itsPropertiesAreAtTheRootAndFilledIn(Path zip) throws IOException {
    byte[] bytes = entries(Files.newInputStream(zip)).get("plugin.properties");
    assertThat(bytes).as("plugin.properties").isNotNull();
    Properties properties = new Properties();
    properties.load(new ByteArrayInputStream(bytes));
    assertThat(new String(bytes, UTF_8)).doesNotContain("${");
    assertThat(properties.getProperty("plugin.id")).matches("[a-z0-9][a-z0-9-]*");
    assertThat(properties.getProperty("plugin.version")).isNotBlank();
    assertThat(properties.getProperty("plugin.requires")).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("zips")
  void itHasJarsInLibAndNothingElse(Path zip) throws IOException {
    assertThat(entries(Files.newInputStream(zip)).keySet())
        .filteredOn(name -> !name.equals("plugin.properties"))
        .isNotEmpty()
        .allMatch(name -> name.matches("lib/[^/]+\\.jar"));
  }

  @ParameterizedTest
  @MethodSource("zips")
  void itsExtensionsAreListed(Path zip) throws IOException {
    assertThat(jars(zip))
        .filteredOn(jar -> jar.containsKey(EXTENSIONS))
        .as("jars with an index: a second one, even if empty, can hide the first")
        .singleElement()
        .satisfies(
            jar ->
                assertThat(new String(jar.get(EXTENSIONS), UTF_8).lines())
                    .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                    .isNotEmpty()
                    .allMatch(name -> jar.containsKey(name.replace('.', '/') + ".class")));
  }

  @ParameterizedTest
  @MethodSource("zips")
  void itBringsNoClassOfTheHost(Path zip) throws IOException {
    assertThat(jars(zip).stream().map(Map::keySet).flatMap(Collection::stream))
        .isNotEmpty()
        .noneMatch(name -> OF_THE_HOST.stream().anyMatch(name::startsWith));
  }

  private static List<Map<String, byte[]>> jars(Path zip) throws IOException {
    List<Map<String, byte[]>> jars = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : entries(Files.newInputStream(zip)).entrySet()) {
      if (entry.getKey().endsWith(".jar")) {
        jars.add(entries(new ByteArrayInputStream(entry.getValue())));
      }
    }
    return jars;
  }

  private static Map<String, byte[]> entries(InputStream zip) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(zip)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }
}
