package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.PluginFactory;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * What every factory of a plugin keeps to. Extend the contract of its kind: {@link CameraContract},
 * {@link MotionContract}, {@link PatternContract}, {@link RecoveryPolicyContract}.
 *
 * @param <S> the settings
 * @param <T> what is made
 */
public abstract class PluginFactoryContract<S extends Record, T> {
  static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path workFolder;
  final Calls calls = new Calls();
  final ShiftedTime time = new ShiftedTime();
  TestContext context = new TestContext("device", time, Path.of("."));

  /** For subclasses. */
  protected PluginFactoryContract() {}

  /** The factory under test: a new one each time. */
  protected abstract PluginFactory<S, T> factory();

  /** Settings with which it makes one that works; quick ones, since every rule takes its time. */
  protected abstract S settings();

  /**
   * Whether the host finds the factory in a plugin's zip. False for one that a program hands over
   * itself: such a factory must not be marked.
   */
  protected boolean isExtension() {
    return true;
  }

  @BeforeEach
  void beginTheRun() {
    context = newContext();
  }

  @AfterEach
  void endTheRun() {
    calls.beginAction("close of what the run shares", context::close).isOverWithin(LIMIT);
    calls.end();
  }

  @Test
  void nameIsMadeOfLowerCaseLettersDigitsAndDashes() {
    assertThat(name(factory())).matches("[a-z0-9-]+");
  }

  @Test
  void nameIsAlwaysTheSame() {
    PluginFactory<S, T> factory = factory();
    assertThat(List.of(name(factory), name(factory()))).containsOnly(name(factory));
  }

  @Test
  void settingsClassIsAlwaysTheSame() {
    PluginFactory<S, T> factory = factory();
    Class<S> type = calls.within(LIMIT, "settings", factory::settings);
    assertThat(type).isEqualTo(calls.within(LIMIT, "settings", factory::settings));
    assertThat(type).isEqualTo(calls.within(LIMIT, "settings", factory()::settings));
  }

  @Test
  void nameDoesNotBlock() {
    PluginFactory<S, T> factory = factory();
    assertThat(waitsInSecondCall(factory::name)).as("waits in name()").isZero();
  }

  @Test
  void settingsClassDoesNotBlock() {
    PluginFactory<S, T> factory = factory();
    assertThat(waitsInSecondCall(factory::settings)).as("waits in settings()").isZero();
  }

  @Test
  void factoryIsFoundByTheHostIfItIsAnExtension() {
    Class<?> type = factory().getClass();
    boolean marked =
        Arrays.stream(type.getAnnotations())
            .anyMatch(each -> each.annotationType().getName().equals("org.pf4j.Extension"));
    assertThat(marked).as("@Extension at " + type.getName()).isEqualTo(isExtension());
    if (isExtension()) {
      assertThat(type.getConstructors())
          .as("a public constructor without parameters of " + type.getName())
          .anyMatch(constructor -> constructor.getParameterCount() == 0);
      assertThat(Modifier.isPublic(type.getModifiers())).as(type + " is public").isTrue();
    }
  }

  /** The second call, so that loading classes and linking code are over. */
  final long waitsInSecondCall(Calls.Action action) {
    return calls.within(
        LIMIT,
        "a call that must not block",
        () -> {
          action.run();
          return Waits.during(action);
        });
  }

  static <T> T given(Optional<T> hook, String name) {
    return hook.orElseThrow(
        () -> new TestAbortedException("not tested: override " + name + "() to have it tested"));
  }

  /** Skips the test where the failure says that the device has one user at a time. */
  static void assumeNotExclusive(Optional<Throwable> refusal) {
    refusal
        .filter(DeviceException.class::isInstance)
        .map(failure -> ((DeviceException) failure).failure().kind())
        .ifPresent(
            kind ->
                Assumptions.assumeFalse(
                    kind == FailureKind.BUSY || kind == FailureKind.GONE,
                    "not tested: the device has one user at a time"));
  }

  final TestContext newContext() {
    return new TestContext("device", time, workFolder);
  }

  final T create(S settings) {
    return create(settings, context, LIMIT);
  }

  final T create(S settings, TestContext where, Duration limit) {
    PluginFactory<S, T> factory = factory();
    T made = calls.within(limit, "create", () -> factory.create(settings, where));
    assertThat(made).as("what create gives").isNotNull();
    return made;
  }

  private String name(PluginFactory<S, T> factory) {
    return calls.within(LIMIT, "name", factory::name);
  }
}
