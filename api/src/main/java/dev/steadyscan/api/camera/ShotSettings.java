package dev.steadyscan.api.camera;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What may change from picture to picture. An empty value means: leave it as it is. Everything that
 * stays for the whole scan (size, format, buffers) belongs to the camera's factory.
 *
 * <p>Immutable and thread-safe.
 */
public final class ShotSettings {
  private static final ShotSettings UNCHANGED = builder().build();

  private final @Nullable Duration exposure;
  private final @Nullable Double gain;
  private final @Nullable Double focus;
  private final @Nullable WhiteBalance whiteBalance;

  private ShotSettings(Builder from) {
    exposure = from.exposure;
    gain = from.gain;
    focus = from.focus;
    whiteBalance = from.whiteBalance;
  }

  /** The settings that leave everything as it is. */
  public static ShotSettings unchanged() {
    return UNCHANGED;
  }

  /** A builder with everything empty. */
  public static Builder builder() {
    return new Builder();
  }

  /** Exposure time. */
  public Optional<Duration> exposure() {
    return Optional.ofNullable(exposure);
  }

  /** Analogue gain, a factor; 1 is none. */
  public OptionalDouble gain() {
    return gain == null ? OptionalDouble.empty() : OptionalDouble.of(gain);
  }

  /** Focus in dioptres; 0 is infinity and a valid value. */
  public OptionalDouble focus() {
    return focus == null ? OptionalDouble.empty() : OptionalDouble.of(focus);
  }

  /** White balance. */
  public Optional<WhiteBalance> whiteBalance() {
    return Optional.ofNullable(whiteBalance);
  }

  /** Whether nothing is set. */
  public boolean isUnchanged() {
    return equals(UNCHANGED);
  }

  /** These settings, overlaid with every value that {@code change} sets. */
  public ShotSettings with(ShotSettings change) {
    Builder merged = new Builder();
    merged.exposure = change.exposure != null ? change.exposure : exposure;
    merged.gain = change.gain != null ? change.gain : gain;
    merged.focus = change.focus != null ? change.focus : focus;
    merged.whiteBalance = change.whiteBalance != null ? change.whiteBalance : whiteBalance;
    return merged.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShotSettings that
        && Objects.equals(exposure, that.exposure)
        && Objects.equals(gain, that.gain)
        && Objects.equals(focus, that.focus)
        && Objects.equals(whiteBalance, that.whiteBalance);
  }

  @Override
  public int hashCode() {
    return Objects.hash(exposure, gain, focus, whiteBalance);
  }

  @Override
  public String toString() {
    return "exposure " + exposure + ", gain " + gain + ", focus " + focus + ", " + whiteBalance;
  }

  /** Builds {@link ShotSettings}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Duration exposure;
    private @Nullable Double gain;
    private @Nullable Double focus;
    private @Nullable WhiteBalance whiteBalance;

    private Builder() {}

    /**
     * Sets the exposure time.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public Builder exposure(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("exposure must be above zero: " + value);
      }
      exposure = value;
      return this;
    }

    /**
     * Sets the analogue gain, a factor of 1 or more.
     *
     * @throws IllegalArgumentException if it is below 1 or not finite
     */
    public Builder gain(double value) {
      if (!(value >= 1 && Double.isFinite(value))) {
        throw new IllegalArgumentException("gain must be 1 or more: " + value);
      }
      gain = value;
      return this;
    }

    /**
     * Sets the focus in dioptres, 0 (infinity) or more.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Builder focus(double dioptres) {
      if (!(dioptres >= 0 && Double.isFinite(dioptres))) {
        throw new IllegalArgumentException("focus must be 0 dioptres or more: " + dioptres);
      }
      focus = dioptres;
      return this;
    }

    /** Sets the white balance. */
    public Builder whiteBalance(WhiteBalance value) {
      whiteBalance = Objects.requireNonNull(value, "whiteBalance");
      return this;
    }

    /** The settings. */
    public ShotSettings build() {
      return new ShotSettings(this);
    }
  }
}
