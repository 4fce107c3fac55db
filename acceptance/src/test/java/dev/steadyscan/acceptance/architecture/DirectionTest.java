package dev.steadyscan.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may know whom: {@code cli -> core -> guard -> api}, plugins {@code -> guard, api}, {@code
 * testkit -> api}. What a module may use is listed; all else is refused, the JDK's less common
 * modules too.
 */
class DirectionTest {
  private static final JavaClasses CLASSES = Module.all();

  private static final String[] LIBRARIES = {"org.slf4j..", "org.jspecify.annotations.."};
  private static final String[] PICTURES = {"java.awt..", "javax.imageio.."};
  private static final DescribedPredicate<JavaClass> JDK =
      resideInAPackage("java..")
          .and(not(resideInAnyPackage("java.awt..", "java.util.logging..", "java.sql..")))
          .as("the JDK's base module");

  @ParameterizedTest
  @EnumSource
  void seesTheClassesOfEachModule(Module module) {
    assertThat(CLASSES.stream().filter(module::has)).hasSizeGreaterThanOrEqualTo(module.floor());
  }

  @Test
  void everyClassBelongsToOneModule() {
    assertThat(CLASSES)
        .allSatisfy(
            type ->
                assertThat(Stream.of(Module.values()).filter(module -> module.has(type)))
                    .as(type.getName())
                    .hasSize(1));
  }

  @Test
  void apiKnowsTheJdkAndThePluginMarkerOnly() {
    uses(Module.API, JDK.or(exactly("org.pf4j.ExtensionPoint")), LIBRARIES);
  }

  @Test
  void testkitKnowsApiAndTheLibrariesOfTestsOnly() {
    uses(
        Module.TESTKIT,
        JDK.or(
            resideInAnyPackage(
                "org.junit.jupiter.api..", "org.opentest4j..", "org.assertj.core..")),
        with(LIBRARIES, Module.API));
  }

  @Test
  void guardKnowsApiOnly() {
    uses(Module.GUARD, JDK, with(LIBRARIES, Module.API));
  }

  @Test
  void coreKnowsGuardAndApi() {
    String[] own = {
      "java.awt..",
      "javax.imageio..",
      "jdk.jfr..",
      "com.fasterxml.jackson..",
      "com.typesafe.config..",
      "dagger..",
      "javax.inject..",
      "jakarta.inject..",
      "javax.annotation.processing..",
      "org.pf4j.."
    };
    uses(Module.CORE, JDK.or(resideInAnyPackage(own)), with(LIBRARIES, Module.API, Module.GUARD));
  }

  @Test
  void cliKnowsCoreAndApi() {
    String[] own = {
      "picocli..",
      "me.tongfei.progressbar..",
      "ch.qos.logback..",
      "dagger..",
      "javax.inject..",
      "jakarta.inject..",
      "javax.annotation.processing.."
    };
    uses(Module.CLI, JDK.or(resideInAnyPackage(own)), with(LIBRARIES, Module.API, Module.CORE));
  }

  @ParameterizedTest
  @EnumSource(names = {"SIMULATOR", "PATTERN_CYLINDRICAL"})
  void pluginsKnowGuardAndApiNeverCore(Module plugin) {
    uses(
        plugin,
        JDK.or(resideInAnyPackage(PICTURES)).or(exactly("org.pf4j.Extension")),
        with(LIBRARIES, Module.API, Module.GUARD));
  }

  @Test
  void thePiCameraBringsItsOwnJson() {
    uses(
        Module.CAMERA_PICAMERA,
        JDK.or(resideInAnyPackage("jdk.jfr", "com.fasterxml.jackson.."))
            .or(exactly("org.pf4j.Extension")),
        with(LIBRARIES, Module.API, Module.GUARD));
  }

  @Test
  void examplesShowWhatAProgramNeeds() {
    uses(
        Module.EXAMPLES,
        JDK.or(resideInAnyPackage(PICTURES)),
        with(LIBRARIES, Module.API, Module.CORE));
  }

  @Test
  void packagesFormNoCycles() {
    slices()
        .matching("dev.steadyscan.(**)")
        .should()
        .beFreeOfCycles()
        .because("what knows each other in a ring can only be understood at once")
        .check(CLASSES);
  }

  private static void uses(Module module, DescribedPredicate<JavaClass> others, String[] packages) {
    classes()
        .that()
        .resideInAPackage(module.packages())
        .should()
        .onlyDependOnClassesThat(
            others.or(resideInAPackage(module.packages())).or(resideInAnyPackage(packages)))
        .check(CLASSES);
  }

  private static String[] with(String[] libraries, Module... modules) {
    return Stream.concat(Arrays.stream(libraries), Arrays.stream(modules).map(Module::packages))
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> exactly(String name) {
    return DescribedPredicate.describe(name, type -> type.getName().equals(name));
  }
}
