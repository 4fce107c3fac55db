package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.plugin.Setting;
import java.util.Objects;
import java.util.Optional;

/**
 * The section {@code pattern} of a config with {@code type = cylindrical}. The component {@code
 * heightsMm} is the key {@code heights-mm}, and so on; the default of {@code order} is in this
 * plugin's {@code reference.conf}.
 *
 * @param heightsMm where the height axis stops
 * @param rotationsDeg where the turntable stops; a range over whole turns leaves its end out
 * @param radiiMm where the radius axis stops; if left out, that axis is not moved
 * @param tiltsDeg where the tilt axis stops; if left out, that axis is not moved
 * @param order in which order the points are visited
 */
public record CylindricalSettings(
    @Setting(value = "heights", unit = "mm") Values heightsMm,
    @Setting(value = "angles of the turntable", unit = "deg") Values rotationsDeg,
    @Setting(value = "distances from the turntable's axis", unit = "mm") Optional<Values> radiiMm,
    @Setting(value = "tilts of the camera head", unit = "deg") Optional<Values> tiltsDeg,
    @Setting("which way the sweeps run") Order order) {

  /** Checks. */
  public CylindricalSettings {
    Objects.requireNonNull(heightsMm, "heightsMm");
    Objects.requireNonNull(rotationsDeg, "rotationsDeg");
    Objects.requireNonNull(radiiMm, "radiiMm");
    Objects.requireNonNull(tiltsDeg, "tiltsDeg");
    Objects.requireNonNull(order, "order");
  }
}
