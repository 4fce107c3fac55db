package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;

import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.BrokenCamera.Parts;
import java.util.List;

/** Cameras that do not do with settings what they have to. */
final class BrokenSettings {
  private BrokenSettings() {}

  static List<Broken<BrokenCamera>> all() {
    return List.of(
        breaks(
            "takesTheSettingsThatItDeclares",
            "refuses focus alone",
            BrokenCamera.as(RefusesFocusAlone::new)),
        breaks(
            "refusesTheSettingsThatItDoesNotDeclare",
            "ignores them",
            BrokenCamera.as(IgnoresWhiteBalance::new)),
        breaks(
            "refusesTheSettingsThatItDoesNotDeclare",
            "refuses by another kind",
            BrokenCamera.as(RefusesByAnotherKind::new)),
        breaks(
            "settingsAreInForceForTheNextCapture",
            "one capture late",
            BrokenCamera.as(IsLate::new)),
        breaks(
            "keepsItsSettingsWhenItRefusesOne",
            "forgets them",
            BrokenCamera.as(ForgetsWhenItRefuses::new)));
  }

  private static final class RefusesFocusAlone extends ReferenceCamera {
    RefusesFocusAlone(Parts parts) {
      super(parts);
    }

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {
      if (settings.focus().isPresent() && settings.gain().isEmpty()) {
        throw failure(FailureKind.SETTING_REFUSED, "no focus");
      }
      super.configure(settings, deadline);
    }
  }

  private static final class IgnoresWhiteBalance extends ReferenceCamera {
    IgnoresWhiteBalance(Parts parts) {
      super(parts);
    }

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {
      if (settings.whiteBalance().isEmpty()) {
        super.configure(settings, deadline);
      }
    }
  }

  private static final class RefusesByAnotherKind extends ReferenceCamera {
    RefusesByAnotherKind(Parts parts) {
      super(parts);
    }

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {
      if (settings.whiteBalance().isPresent()) {
        throw failure(FailureKind.BUSY, "not now");
      }
      super.configure(settings, deadline);
    }
  }

  private static final class IsLate extends ReferenceCamera {
    private ShotSettings pending = ShotSettings.unchanged();

    IsLate(Parts parts) {
      super(parts);
    }

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {
      super.configure(pending, deadline);
      pending = settings;
      if (settings.whiteBalance().isPresent()) {
        throw failure(FailureKind.SETTING_REFUSED, "white balance is fixed");
      }
    }
  }

  private static final class ForgetsWhenItRefuses extends ReferenceCamera {
    ForgetsWhenItRefuses(Parts parts) {
      super(parts);
    }

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {
      inForce = ShotSettings.unchanged();
      super.configure(settings, deadline);
    }
  }
}
