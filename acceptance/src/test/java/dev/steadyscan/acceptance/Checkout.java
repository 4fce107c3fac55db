package dev.steadyscan.acceptance;

import java.nio.file.Path;
import java.util.Objects;

/** The checkout that is tested, and what its build has left in it. */
public final class Checkout {
  private Checkout() {}

  /** The root of the repository. */
  public static Path root() {
    return Path.of(property("steadyscan.root"));
  }

  /** The version of all modules. */
  public static String version() {
    return property("steadyscan.version");
  }

  /** The folder that plugins are dropped into. */
  public static Path plugins() {
    return root().resolve("plugins");
  }

  /** The config of the demo. */
  public static Path demo() {
    return root().resolve("config").resolve("demo.conf");
  }

  /** A file of this module's test resources. */
  public static Path resource(String name) {
    return root().resolve("acceptance/src/test/resources").resolve(name);
  }

  /** What the build has set. */
  public static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), "the build sets " + name);
  }
}
