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

  /** Whether two versions have the same API: while they begin with 0, a minor step may break it. */
  static boolean haveSameApi(String one, String other) {
    return apiOf(one).equals(apiOf(other));
  }

  private static String apiOf(String version) {
    String[] parts = version.split("[.-]", -1);
    return parts[0].equals("0") && parts.length > 1 ? "0." + parts[1] : parts[0];
  }
}
