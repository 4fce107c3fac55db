package dev.steadyscan.api.camera;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a camera factory says of a camera without opening it: sizes and times for the plan, limits
 * for the guard.
 *
 * <p>Immutable and thread-safe.
 */
public final class CameraInfo {
  private final String model;
  private final Duration exposure;
  private final long frameBytes;
  private final long fileBytes;
  private final @Nullable Long shotsAvailable;
  private final CameraLimits limits;
  private final boolean interruptible;

  private CameraInfo(Builder from) {
    model = from.model;
    exposure = from.exposure;
    frameBytes = from.frameBytes;
    fileBytes = from.fileBytes;
    shotsAvailable = from.shotsAvailable;
    limits = from.limits;
    interruptible = from.interruptible;
  }

  /** A builder for a camera with this model name. */
  public static Builder builder(String model) {
    return new Builder(model);
  }

  /** The model, for people. */
  public String model() {
    return model;
  }

  /** How long the rig has to stand still for one picture, as expected. */
  public Duration exposure() {
    return exposure;
  }

  /** Bytes of memory that one picture takes at most, companions included. */
  public long frameBytes() {
    return frameBytes;
  }

  /** Bytes on disk that one picture takes, companions included: an estimate on the high side. */
  public long fileBytes() {
    return fileBytes;
  }

  /** How many pictures the camera can give in one scan; empty where there is no such bound. */
  public OptionalLong shotsAvailable() {
    return shotsAvailable == null ? OptionalLong.empty() : OptionalLong.of(shotsAvailable);
  }

  /** How long each call may take at most. */
  public CameraLimits limits() {
    return limits;
  }

  /**
   * Whether an interrupt makes a stuck call return without harm. Only then is one sent: for many
   * devices it does harm, since it closes the channel that the thread is in.
   */
  public boolean interruptible() {
    return interruptible;
  }

  /** Builds {@link CameraInfo}. Not thread-safe. */
  public static final class Builder {
    private final String model;
    private Duration exposure = Duration.ZERO;
    private long frameBytes;
    private long fileBytes;
    private @Nullable Long shotsAvailable;
    private CameraLimits limits = CameraLimits.defaults();
    private boolean interruptible;

    private Builder(String model) {
      this.model = Objects.requireNonNull(model, "model");
    }

    /** Sets how long the rig has to stand still for one picture; default 0. */
    public Builder exposure(Duration value) {
      exposure = Objects.requireNonNull(value, "exposure");
      return this;
    }

    /** Sets the most bytes of memory that one picture takes; default 0. */
    public Builder frameBytes(long value) {
      frameBytes = value;
      return this;
    }

    /** Sets the bytes on disk that one picture takes; default 0. */
    public Builder fileBytes(long value) {
      fileBytes = value;
      return this;
    }

    /** Sets how many pictures the camera can give in one scan; default unbounded. */
    public Builder shotsAvailable(long value) {
      shotsAvailable = value;
      return this;
    }

    /** Sets how long each call may take; default {@link CameraLimits#defaults()}. */
    public Builder limits(CameraLimits value) {
      limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /** Sets whether an interrupt frees a stuck call without harm; default false. */
    public Builder interruptible(boolean value) {
      interruptible = value;
      return this;
    }

    /** The info. */
    public CameraInfo build() {
      return new CameraInfo(this);
    }
  }
}
