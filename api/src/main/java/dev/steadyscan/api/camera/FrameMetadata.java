package dev.steadyscan.api.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a camera says of a frame. Every value is optional: a camera MUST leave out what it does not
 * know, never guess.
 *
 * <p>Immutable and thread-safe.
 */
public final class FrameMetadata {
  private static final FrameMetadata NONE = builder().build();

  private final @Nullable Long exposedAt;
  private final @Nullable Duration exposure;
  private final @Nullable Double gain;
  private final @Nullable Double focus;
  private final @Nullable WhiteBalance whiteBalance;
  private final @Nullable Long sensorTimestamp;

  private FrameMetadata(Builder from) {
    exposedAt = from.exposedAt;
    exposure = from.exposure;
    gain = from.gain;
    focus = from.focus;
    whiteBalance = from.whiteBalance;
    sensorTimestamp = from.sensorTimestamp;
  }

  /** Metadata that says nothing. */
  public static FrameMetadata none() {
    return NONE;
  }

  /** A builder with everything empty. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * When the exposure began, in nanoseconds on {@link dev.steadyscan.api.time.TimeSource#nanos()}.
   * Where it is given the guard compares it with {@link CaptureRequest#notBefore()}.
   */
  public OptionalLong exposedAt() {
    return exposedAt == null ? OptionalLong.empty() : OptionalLong.of(exposedAt);
  }

  /** Exposure time. */
  public Optional<Duration> exposure() {
    return Optional.ofNullable(exposure);
  }

  /** Analogue gain, a factor. */
  public OptionalDouble gain() {
    return gain == null ? OptionalDouble.empty() : OptionalDouble.of(gain);
  }

  /** Lens position in dioptres. */
  public OptionalDouble focus() {
    return focus == null ? OptionalDouble.empty() : OptionalDouble.of(focus);
  }

  /** White balance as applied to the frame. */
  public Optional<WhiteBalance> whiteBalance() {
    return Optional.ofNullable(whiteBalance);
  }

  /**
   * The sensor's own stamp of the frame, in nanoseconds on a clock that all cameras of the plugin
   * share; only differences mean something. From the stamps of one point comes the skew of its
   * exposures.
   */
  public OptionalLong sensorTimestamp() {
    return sensorTimestamp == null ? OptionalLong.empty() : OptionalLong.of(sensorTimestamp);
  }

  /** Builds {@link FrameMetadata}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Long exposedAt;
    private @Nullable Duration exposure;
    private @Nullable Double gain;
    private @Nullable Double focus;
    private @Nullable WhiteBalance whiteBalance;
    private @Nullable Long sensorTimestamp;

    private Builder() {}

    /** Sets when the exposure began, in nanoseconds of the run's monotonic clock. */
    public Builder exposedAt(long nanos) {
      exposedAt = nanos;
      return this;
    }

    /** Sets the exposure time. */
    public Builder exposure(Duration value) {
      exposure = value;
      return this;
    }

    /** Sets the analogue gain, a factor. */
    public Builder gain(double value) {
      gain = value;
      return this;
    }

    /** Sets the lens position in dioptres. */
    public Builder focus(double dioptres) {
      focus = dioptres;
      return this;
    }

    /** Sets the white balance as applied. */
    public Builder whiteBalance(WhiteBalance value) {
      whiteBalance = value;
      return this;
    }

    /** Sets the sensor's own stamp, in nanoseconds on a clock that the plugin's cameras share. */
    public Builder sensorTimestamp(long nanos) {
      sensorTimestamp = nanos;
      return this;
    }

    /** The metadata. */
    public FrameMetadata build() {
      return new FrameMetadata(this);
    }
  }
}
