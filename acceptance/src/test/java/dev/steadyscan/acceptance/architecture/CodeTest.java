package dev.steadyscan.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the code of no module does. */
class CodeTest {
  private static final JavaClasses CLASSES = Module.all();
  private static final String[] PROGRAMS = {Module.CLI.packages(), Module.EXAMPLES.packages()};

  @Test
  void onlyProgramsPrintOrExit() {
    noClasses()
        .that()
        .resideOutsideOfPackages(PROGRAMS)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessTargetWhere(uses(Throwable.class, "printStackTrace"))
        .orShould()
        .accessTargetWhere(uses(System.class, "exit"))
        .orShould()
        .accessTargetWhere(uses(Runtime.class, "halt", "exit", "addShutdownHook"))
        .check(CLASSES);
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .should()
        .accessTargetWhere(uses(Thread.class, "sleep").or(uses(TimeUnit.class, "sleep")))
        .because("a wait is a TimeSource's, which a test drives by hand")
        .check(CLASSES);
  }

  @Test
  void apiTimeAloneReadsAClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.steadyscan.api.time")
        .should()
        .accessTargetWhere(
            uses(System.class, "nanoTime", "currentTimeMillis").or(anyClass("java.time..", "now")))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Date.class, Timer.class)
        .check(CLASSES);
  }

  @Test
  void noStaticFieldCanChange() {
    fields()
        .that(DescribedPredicate.describe("are static", CodeTest::isStatic))
        .should()
        .beFinal()
        .check(CLASSES);
    noFields()
        .that(DescribedPredicate.describe("are static", CodeTest::isStatic))
        .should()
        .haveRawType(
            DescribedPredicate.describe("a type whose objects change", CodeTest::canChange))
        .because("two scans in one program are independent")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<JavaPackage> packages =
        CLASSES.getDefaultPackage().getSubpackagesInTree().stream()
            .filter(each -> each.getName().startsWith("dev.steadyscan"))
            .filter(each -> !each.getClasses().isEmpty())
            .collect(Collectors.toSet());
    assertThat(packages)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  /** List, Set and Map are taken for what List.of gives; a test cannot tell. */
  private static boolean canChange(JavaClass type) {
    boolean collects = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return type.isAssignableTo(ThreadLocal.class)
        || type.isAssignableTo(StringBuilder.class)
        || type.getPackageName().equals(AtomicBoolean.class.getPackageName())
        || (collects
            && Stream.of(List.class, Set.class, Map.class, Collection.class)
                .noneMatch(type::isEquivalentTo));
  }

  private static DescribedPredicate<JavaAccess<?>> uses(Class<?> owner, String... names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + String.join(", ", names),
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && List.of(names).contains(access.getTarget().getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> anyClass(String packages, String name) {
    DescribedPredicate<JavaClass> owners = JavaClass.Predicates.resideInAPackage(packages);
    return DescribedPredicate.describe(
        packages + name,
        access ->
            owners.test(access.getTargetOwner()) && access.getTarget().getName().equals(name));
  }
}
