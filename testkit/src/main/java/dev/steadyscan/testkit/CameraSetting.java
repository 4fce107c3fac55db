package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One of the settings of a shot, and what a frame tells of it. */
enum CameraSetting {
  EXPOSURE(CameraCapability.SETS_EXPOSURE) {
    @Override
    void copy(ShotSettings from, ShotSettings.Builder to) {
      from.exposure().ifPresent(to::exposure);
    }

    @Override
    OptionalDouble set(ShotSettings settings) {
      return settings.exposure().stream().mapToDouble(value -> value.toNanos() / 1e9).findFirst();
    }

    @Override
    OptionalDouble told(FrameMetadata metadata) {
      return metadata.exposure().stream().mapToDouble(value -> value.toNanos() / 1e9).findFirst();
    }
  },
  GAIN(CameraCapability.SETS_GAIN) {
    @Override
    void copy(ShotSettings from, ShotSettings.Builder to) {
      from.gain().ifPresent(to::gain);
    }

    @Override
    OptionalDouble set(ShotSettings settings) {
      return settings.gain();
    }

    @Override
    OptionalDouble told(FrameMetadata metadata) {
      return metadata.gain();
    }
  },
  FOCUS(CameraCapability.SETS_FOCUS) {
    @Override
    void copy(ShotSettings from, ShotSettings.Builder to) {
      from.focus().ifPresent(to::focus);
    }

    @Override
    OptionalDouble set(ShotSettings settings) {
      return settings.focus();
    }

    @Override
    OptionalDouble told(FrameMetadata metadata) {
      return metadata.focus();
    }
  },
  WHITE_BALANCE(CameraCapability.SETS_WHITE_BALANCE) {
    @Override
    void copy(ShotSettings from, ShotSettings.Builder to) {
      from.whiteBalance().ifPresent(to::whiteBalance);
    }

    @Override
    OptionalDouble set(ShotSettings settings) {
      return redToBlue(settings.whiteBalance());
    }

    @Override
    OptionalDouble told(FrameMetadata metadata) {
      return redToBlue(metadata.whiteBalance());
    }
  };

  private final CameraCapability capability;

  CameraSetting(CameraCapability capability) {
    this.capability = capability;
  }

  static List<CameraSetting> all() {
    return Arrays.asList(values());
  }

  CameraCapability capability() {
    return capability;
  }

  /** Takes this one over. */
  abstract void copy(ShotSettings from, ShotSettings.Builder to);

  /** The value that is set, as a figure to compare with. */
  abstract OptionalDouble set(ShotSettings settings);

  /** The value that a frame tells. */
  abstract OptionalDouble told(FrameMetadata metadata);

  private static OptionalDouble redToBlue(Optional<WhiteBalance> gains) {
    return gains.stream().mapToDouble(value -> value.red() / value.blue()).findFirst();
  }

  /** The settings that set nothing else. */
  final ShotSettings only(ShotSettings values) {
    ShotSettings.Builder only = ShotSettings.builder();
    copy(values, only);
    return only.build();
  }
}
