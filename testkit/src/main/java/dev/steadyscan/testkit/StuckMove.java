package dev.steadyscan.testkit;

import dev.steadyscan.api.Position;

/**
 * A move that does not come back by itself for as long as a test takes, for {@link MotionContract}.
 *
 * @param settings of the motion
 * @param target where the move goes, from where the motion stands when it was homed
 * @param <S> the settings
 */
public record StuckMove<S extends Record>(S settings, Position target) {}
