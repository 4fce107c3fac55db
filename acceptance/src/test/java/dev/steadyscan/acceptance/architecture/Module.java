package dev.steadyscan.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.steadyscan.acceptance.Checkout;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A module of the build with its main classes.
 *
 * <p>The floors are about two thirds of what there is. A module far below its own was not built, or
 * its classes were not found: then every rule about them would hold.
 */
enum Module {
  API("api", "dev.steadyscan.api", 50),
  TESTKIT("testkit", "dev.steadyscan.testkit", 20),
  GUARD("guard", "dev.steadyscan.guard", 40),
  CORE("core", "dev.steadyscan.core", 110),
  CLI("cli", "dev.steadyscan.cli", 20),
  SIMULATOR("simulator", "dev.steadyscan.simulator", 25),
  CAMERA_PICAMERA("camera-picamera", "dev.steadyscan.camera.picamera", 12),
  PATTERN_CYLINDRICAL("pattern-cylindrical", "dev.steadyscan.pattern.cylindrical", 7),
  EXAMPLES("examples", "dev.steadyscan.examples", 4);

  private final String folder;
  private final String root;
  private final int floor;

  Module(String folder, String root, int floor) {
    this.folder = folder;
    this.root = root;
    this.floor = floor;
  }

  /** The packages of the module, as a pattern. */
  String packages() {
    return root + "..";
  }

  int floor() {
    return floor;
  }

  Path sources() {
    return Checkout.root().resolve(folder).resolve("src");
  }

  boolean has(JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }

  private Path classes() {
    return Checkout.root().resolve(folder).resolve("target/classes");
  }

  /** The main classes of all modules. */
  static JavaClasses all() {
    return Imported.CLASSES;
  }

  /** Read once for all tests. */
  private static final class Imported {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .importPaths(Arrays.stream(Module.values()).map(Module::classes).toList());
  }
}
