package dev.steadyscan.guard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInPoliciesTest {
  private static final Duration AFTER_START = Duration.ofMillis(300);

  private final StopClearWaitRestart restart =
      new StopClearWaitRestart(
          new StopClearWaitRestart.Settings(
              Duration.ofMillis(500), AFTER_START, Duration.ofMillis(400)));

  @Test
  void areFoundByTheirNames() {
    assertThat(BuiltInPolicies.factories())
        .extracting(PluginFactory::name)
        .containsExactly("none", "stop-clear-wait-restart", "escalate");
  }

  @Test
  void areMadeOfTheirSettings() throws InterruptedException {
    assertMakes(new NoRecovery.Factory(), new NoRecovery.Settings(), NoRecovery.class);
    assertMakes(
        new StopClearWaitRestart.Factory(),
        new StopClearWaitRestart.Settings(AFTER_START, AFTER_START, AFTER_START),
        StopClearWaitRestart.class);
    assertMakes(
        new Escalate.Factory(),
        new EscalateSettings(
            AFTER_START, AFTER_START, AFTER_START, AFTER_START, 1, List.of(AFTER_START)),
        Escalate.class);
  }

  private static <S extends Record> void assertMakes(
      RecoveryPolicyFactory<S> factory, S settings, Class<? extends RecoveryPolicy> type)
      throws InterruptedException {
    assertThat(factory.settings()).isEqualTo(settings.getClass());
    assertThat(factory.create(settings, noContext())).isInstanceOf(type);
  }

  private static DeviceContext noContext() {
    return (DeviceContext)
        Proxy.newProxyInstance(
            DeviceContext.class.getClassLoader(),
            new Class<?>[] {DeviceContext.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException("a policy of ours needs no context");
            });
  }

  @Test
  void noneGivesUp() {
    NoRecovery none = new NoRecovery();

    assertThat(none.decide(failure(FailureKind.TIMEOUT), history(0))).isInstanceOf(GiveUp.class);
    assertThat(none.longestWait()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "1, 900", "3, 1700", "4, 2100", "5, 2100", "1000, 2100"})
  void waitsLongerWithEachRestartOfAnEpisodeUpToABound(int before, long afterStopMillis) {
    assertThat(restart.decide(failure(FailureKind.TIMEOUT), history(before)))
        .isEqualTo(new Restart(Duration.ofMillis(afterStopMillis), AFTER_START));
  }

  @ParameterizedTest
  @EnumSource
  void restartsWhateverFailed(FailureKind kind) {
    assertThat(restart.decide(failure(kind), history(0))).isInstanceOf(Restart.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"GONE", "STALLED"})
  void replacesADeadCameraAfterARestartThatFailedUntilThatFailsToo(FailureKind kind) {
    Failure gone = failure(kind);
    RecoveryHistory.Step failed =
        new RecoveryHistory.Step(gone, new Restart(Duration.ZERO, Duration.ZERO), false);
    RecoveryHistory.Step replaced =
        new RecoveryHistory.Step(gone, new Replace(MemoryProfile.NORMAL), true);
    RecoveryHistory.Step notReplaced =
        new RecoveryHistory.Step(gone, new Replace(MemoryProfile.NORMAL), false);

    assertThat(restart.decide(gone, of(List.of(failed))))
        .isEqualTo(new Replace(MemoryProfile.NORMAL));
    assertThat(restart.decide(gone, of(List.of(failed, replaced))))
        .isEqualTo(new Replace(MemoryProfile.NORMAL));
    assertThat(restart.decide(gone, of(List.of(failed, notReplaced)))).isInstanceOf(Restart.class);
    assertThat(restart.decide(failure(FailureKind.TIMEOUT), of(List.of(failed))))
        .isInstanceOf(Restart.class);
  }

  private static RecoveryHistory of(List<RecoveryHistory.Step> episode) {
    return new RecoveryHistory(1, 3, episode, 0, 0, 0);
  }

  @Test
  void declaresItsLongestWait() {
    assertThat(restart.longestWait()).isEqualTo(Duration.ofMillis(2_100 + 300));
  }

  @Test
  void refusesANegativeWait() {
    assertThatThrownBy(
            () ->
                new StopClearWaitRestart.Settings(
                    Duration.ZERO, Duration.ofSeconds(-1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
  }

  private static Failure failure(FailureKind kind) {
    return Failure.of(kind, "capture", "failed");
  }

  private static RecoveryHistory history(int restarts) {
    RecoveryHistory.Step step =
        new RecoveryHistory.Step(
            failure(FailureKind.TIMEOUT), new Restart(Duration.ZERO, Duration.ZERO), true);
    List<RecoveryHistory.Step> episode = Collections.nCopies(restarts, step);
    return new RecoveryHistory(1, 3, episode, 0, 0, 0);
  }

  @Test
  void givesUpWhileACallIsStuckThatTwoRestartsDidNotFree() {
    assertThat(restart.decide(failure(FailureKind.BUSY), stuck(1, 1))).isInstanceOf(Restart.class);
    assertThat(restart.decide(failure(FailureKind.BUSY), stuck(2, 1))).isInstanceOf(GiveUp.class);
    assertThat(restart.decide(failure(FailureKind.BUSY), stuck(2, 0))).isInstanceOf(Restart.class);
  }

  @Test
  void doesNotCountRestartsThatWereCarriedOutAmongThoseThatFreedNothing() {
    RecoveryHistory.Step done =
        new RecoveryHistory.Step(
            failure(FailureKind.TIMEOUT), new Restart(Duration.ZERO, Duration.ZERO), true);
    RecoveryHistory.Step notARestart =
        new RecoveryHistory.Step(failure(FailureKind.TIMEOUT), new GiveUp("enough"), false);
    List<RecoveryHistory.Step> episode = List.of(done, notARestart, done, notARestart);

    assertThat(
            restart.decide(failure(FailureKind.BUSY), new RecoveryHistory(1, 3, episode, 0, 0, 1)))
        .isInstanceOf(Restart.class);
  }

  @Test
  void givesUpWhenTheStopGotStuckAsWell() {
    assertThat(restart.decide(failure(FailureKind.TIMEOUT), stuck(1, 2)))
        .isInstanceOf(GiveUp.class);
  }

  private static RecoveryHistory stuck(int failedRestarts, int stuckCalls) {
    RecoveryHistory.Step failed =
        new RecoveryHistory.Step(
            failure(FailureKind.TIMEOUT), new Restart(Duration.ZERO, Duration.ZERO), false);
    return new RecoveryHistory(1, 3, Collections.nCopies(failedRestarts, failed), 0, 0, stuckCalls);
  }
}
