package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.core.config.Chosen;
import dev.steadyscan.guard.CameraSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** Devices that an embedding program hands in, in the form that plugins have. */
final class Embedded {
  private static final String PLUGIN = "embedded";

  private Embedded() {}

  /** There are none. */
  record NoSettings() {}

  static Chosen<CameraFactory<?>> camera(String name, CameraSource source, CameraInfo info) {
    return chosen(name, new Cameras(name, source, info));
  }

  static Chosen<MotionFactory<?>> motion(Motion motion, MotionInfo info) {
    return chosen("motion", new Motions(motion, info, new AtomicBoolean()));
  }

  static Chosen<PatternFactory<?>> pattern(Pattern pattern) {
    return chosen("pattern", new Patterns(pattern));
  }

  static Chosen<RecoveryPolicyFactory<?>> policy(RecoveryPolicy policy) {
    return chosen("recovery", new Policies(policy));
  }

  /** A source that has one camera, which therefore cannot be replaced. */
  static CameraSource once(String name, Camera camera) {
    AtomicBoolean given = new AtomicBoolean();
    return profile -> {
      if (given.getAndSet(true)) {
        throw DeviceException.camera(
            FailureKind.GONE, "open", name + " was handed in as an object and cannot be replaced");
      }
      return camera;
    };
  }

  private static <F extends PluginFactory<?, ?>> Chosen<F> chosen(String type, F factory) {
    return new Chosen<>(PLUGIN, type, factory, new NoSettings());
  }

  private record Cameras(String name, CameraSource source, CameraInfo info)
      implements CameraFactory<NoSettings> {
    @Override
    public Class<NoSettings> settings() {
      return NoSettings.class;
    }

    @Override
    public CameraInfo describe(NoSettings settings) {
      return info;
    }

    @Override
    public Camera create(NoSettings settings, DeviceContext context) throws InterruptedException {
      return source.open(context.memory());
    }
  }

  /** It has one motion, which is closed by the run or the check that opened it. */
  private record Motions(Motion motion, MotionInfo info, AtomicBoolean given)
      implements MotionFactory<NoSettings> {
    @Override
    public String name() {
      return "motion";
    }

    @Override
    public Class<NoSettings> settings() {
      return NoSettings.class;
    }

    @Override
    public MotionInfo describe(NoSettings settings) {
      return info;
    }

    @Override
    public Motion create(NoSettings settings, DeviceContext context) {
      if (given.getAndSet(true)) {
        throw DeviceException.motion(
            FailureKind.GONE, "open", "the motion was handed in as an object and is used up");
      }
      return motion;
    }
  }

  private record Patterns(Pattern pattern) implements PatternFactory<NoSettings> {
    @Override
    public String name() {
      return "pattern";
    }

    @Override
    public Class<NoSettings> settings() {
      return NoSettings.class;
    }

    @Override
    public Pattern create(NoSettings settings, DeviceContext context) {
      return pattern;
    }
  }

  private record Policies(RecoveryPolicy policy) implements RecoveryPolicyFactory<NoSettings> {
    @Override
    public String name() {
      return "recovery";
    }

    @Override
    public Class<NoSettings> settings() {
      return NoSettings.class;
    }

    @Override
    public RecoveryPolicy create(NoSettings settings, DeviceContext context) {
      return policy;
    }
  }
}
