package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link Camera} and its factory: extend it, say what the camera can do, and run
 * it with the other tests.
 *
 * <p>Cameras are opened one after the other, never two at a time but for one rule, which is skipped
 * where the second is refused as BUSY or GONE. An interrupt is sent only to a camera that declares
 * itself interruptible, since it may do harm to any other.
 *
 * @param <S> the settings
 */
public abstract class CameraContract<S extends Record> extends CameraCallRules<S> {
  private static final Percentage ABOUT = Percentage.withPercentage(10);

  /** For subclasses. */
  protected CameraContract() {}

  @Test
  void takesTheSettingsThatItDeclares() {
    Camera camera = started(settings());
    for (CameraSetting setting : settings(true)) {
      configure(camera, setting.only(someSettings()));
    }
    configure(camera, supported(someSettings()));
  }

  @Test
  void refusesTheSettingsThatItDoesNotDeclare() {
    Camera camera = started(settings());
    for (CameraSetting setting : settings(false)) {
      assertRefused(camera, setting.only(someSettings()));
    }
  }

  @Test
  void settingsAreInForceForTheNextCapture() {
    Camera camera = started(settings());
    configure(camera, supported(someSettings()));
    assertInForce(camera);
  }

  @Test
  void keepsItsSettingsWhenItRefusesOne() {
    List<CameraSetting> refused = settings(false);
    Assumptions.assumeFalse(refused.isEmpty(), "not tested: it takes every setting");
    Camera camera = started(settings());
    configure(camera, supported(someSettings()));
    for (CameraSetting setting : refused) {
      // Whether it refuses is a rule of its own.
      Optional<Throwable> ignored = failureToConfigure(camera, setting.only(someSettings()));
    }
    assertInForce(camera);
  }

  private List<CameraSetting> settings(boolean supported) {
    return CameraSetting.all().stream()
        .filter(setting -> can(setting.capability()) == supported)
        .toList();
  }

  private void assertRefused(Camera camera, ShotSettings settings) {
    assertThat(failureToConfigure(camera, settings))
        .as("refusal of " + settings)
        .hasValueSatisfying(
            failure ->
                assertThat(failure)
                    .isInstanceOfSatisfying(
                        DeviceException.class,
                        refusal ->
                            assertThat(refusal.failure().kind())
                                .isEqualTo(FailureKind.SETTING_REFUSED)));
  }

  private void assertInForce(Camera camera) {
    ShotSettings wanted = supported(someSettings());
    try (Picture picture = capture(camera, 0)) {
      FrameMetadata told = picture.frame().metadata();
      for (CameraSetting setting : settings(true)) {
        setting
            .told(told)
            .ifPresent(
                value ->
                    assertThat(value)
                        .as(setting + " of a frame")
                        .isCloseTo(setting.set(wanted).orElseThrow(), ABOUT));
      }
    }
  }
}
