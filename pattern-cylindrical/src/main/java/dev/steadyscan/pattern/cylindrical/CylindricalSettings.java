package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.plugin.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The section {@code pattern} of a config with {@code type = cylindrical}. The component {@code
 * heightsMm} is the key {@code heights-mm}, and so on; the default of {@code order} is in this
 * plugin's {@code reference.conf}.
 *
 * @param heightsMm where the height axis stops; in helical order, where the helix begins and ends,
 *     and by its step what one turn rises
 * @param rotationsDeg where the turntable stops; a range over whole turns leaves its end out; in
 *     helical order, where it stops in one turn
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

  /** The axes that are moved beside height and turntable, outermost first. */
  List<Axis> radiiAndTilts() {
    List<Axis> moved = new ArrayList<>();
    radiiMm.ifPresent(radii -> moved.add(Axis.of(Position.RADIUS, "radii-mm", radii)));
    tiltsDeg.ifPresent(tilts -> moved.add(Axis.of(Position.TILT, "tilts-deg", tilts)));
    return List.copyOf(moved);
  }
}
