package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.core.config.FailureActions;
import dev.steadyscan.core.config.TroubleAction;
import dev.steadyscan.core.config.TroubleConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleWatchTest {

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void goesOnAfterAFailureOfAnyKindByDefault(FailureKind kind) {
    TroubleWatch watch = new TroubleWatch(TroubleConfig.defaults());

    fail(watch, 7, kind);

    assertThat(watch.take()).isEmpty();
  }

  @Test
  void stopsForTheKindsThatTheConfigNames() {
    TroubleWatch watch = watch(stopWhenGone(), 0, TroubleAction.GO_ON);

    fail(watch, 6, FailureKind.TIMEOUT);
    assertThat(watch.take()).isEmpty();
    fail(watch, 7, FailureKind.GONE);

    TroubleWatch.Trouble trouble = watch.take().orElseThrow();
    assertThat(trouble.action()).isEqualTo(TroubleAction.STOP);
    assertThat(trouble.reason()).isEqualTo("step 7 left was given up, GONE: it broke");
    assertThat(watch.take()).isEmpty();
  }

  @Test
  void theGravestTroubleCountsWhateverCameFirst() {
    TroubleWatch watch = watch(stopWhenGone(), 0, TroubleAction.PAUSE);

    fail(watch, 7, FailureKind.GONE);
    watch.service("right", true);

    assertThat(watch.take().orElseThrow().action()).isEqualTo(TroubleAction.STOP);
  }

  @Test
  void stopsAfterSoManyFailuresInARow() {
    TroubleWatch watch = watch(FailureActions.all(TroubleAction.GO_ON), 3, TroubleAction.GO_ON);

    fail(watch, 1, FailureKind.TIMEOUT);
    fail(watch, 2, FailureKind.TIMEOUT);
    watch.saved();
    fail(watch, 3, FailureKind.TIMEOUT);
    fail(watch, 4, FailureKind.TIMEOUT);
    assertThat(watch.take()).isEmpty();
    fail(watch, 5, FailureKind.TIMEOUT);

    assertThat(watch.take().orElseThrow().reason())
        .startsWith("3 pictures in a row were given up (scan.trouble.failures-in-a-row); step 5");
  }

  @Test
  void aCameraOutOfServiceIsTroubleOnceUntilItIsInServiceAgain() {
    TroubleWatch watch = watch(FailureActions.all(TroubleAction.GO_ON), 0, TroubleAction.PAUSE);

    watch.service("left", true);
    assertThat(watch.take().orElseThrow())
        .isEqualTo(
            new TroubleWatch.Trouble(TroubleAction.PAUSE, "left", "camera left is out of service"));
    watch.service("left", true);
    assertThat(watch.take()).isEmpty();
    watch.service("left", false);
    watch.service("left", true);
    assertThat(watch.take()).isPresent();
  }

  private static FailureActions stopWhenGone() {
    TroubleAction on = TroubleAction.GO_ON;
    return new FailureActions(on, on, on, on, TroubleAction.STOP, on, on, on, on, on, on);
  }

  private static TroubleWatch watch(FailureActions actions, int inARow, TroubleAction camera) {
    return new TroubleWatch(new TroubleConfig(actions, inARow, camera, Duration.ZERO));
  }

  private static void fail(TroubleWatch watch, int step, FailureKind kind) {
    watch.failed(
        new ShotKey(step, "left", 0).id("test", 1), Failure.of(kind, "capture", "it broke"));
  }
}
