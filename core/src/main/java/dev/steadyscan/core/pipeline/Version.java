package dev.steadyscan.core.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The project's version, which is that of the API. */
public final class Version {
  private Version() {}

  /** As {@code 0.1.0} or {@code 0.1.0-SNAPSHOT}. */
  public static String current() {
    String resource = "version.properties";
    try (InputStream in =
        Objects.requireNonNull(Version.class.getResourceAsStream(resource), resource)) {
      Properties properties = new Properties();
      properties.load(in);
      return Objects.requireNonNull(properties.getProperty("version"), "version");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
