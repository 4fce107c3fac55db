package dev.steadyscan.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Which package may use which library. */
class LibrariesTest {
  private static final JavaClasses CLASSES = Module.all();

  @Test
  void pf4jLoadsPluginsInCorePluginOnly() {
    // Its marker in api and its annotation in plugins: DirectionTest lets nothing else of it in.
    only(
        "org.pf4j..",
        "dev.steadyscan.core.plugin..",
        "dev.steadyscan.api..",
        "dev.steadyscan.simulator..",
        "dev.steadyscan.camera..",
        "dev.steadyscan.pattern..");
  }

  @Test
  void daggerWiresInCoreWiringAndCliOnly() {
    only("dagger..", "dev.steadyscan.core.wiring..", "dev.steadyscan.cli..");
  }

  @Test
  void hoconIsReadInCoreConfigOnly() {
    only("com.typesafe.config..", "dev.steadyscan.core.config..");
  }

  @Test
  void logbackIsConfiguredInCliOnly() {
    only("ch.qos.logback..", "dev.steadyscan.cli..");
  }

  @Test
  void theJdksOwnLoggingIsNotUsed() {
    only("java.util.logging..");
    noClasses().should().dependOnClassesThat().areAssignableTo(System.Logger.class).check(CLASSES);
  }

  private static void only(String library, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }
}
