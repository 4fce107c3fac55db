package dev.steadyscan.core.scan;

import dev.steadyscan.api.pattern.ScanStep;
import java.util.List;

/**
 * One visit of a point.
 *
 * @param step the point
 * @param target where it is and what is taken there
 * @param shots the pictures to take on this visit
 * @param first whether it is the first visit
 */
public record Visit(int step, ScanStep target, List<ShotKey> shots, boolean first) {}
