package dev.steadyscan.cli;

import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
  private final Properties properties;

  Version(Properties properties) {
    this.properties = properties;
  }

  /** Made by picocli. */
  Version() {
    this(System.getProperties());
  }

  /** The project's, as the jar tells it. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "steadyscan " + number(),
      String.format(
          "Java %s (%s), %s %s",
          properties.getProperty("java.version"),
          properties.getProperty("java.vendor"),
          properties.getProperty("os.name"),
          properties.getProperty("os.arch"))
    };
  }
}
