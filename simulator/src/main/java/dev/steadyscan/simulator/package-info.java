/**
 * A rig in software: a motion and cameras that behave like devices, with faults on demand.
 *
 * <p>The motion and the cameras of one run share a {@code Rig}: the motion says where the rig is
 * thought to be, the cameras draw where it really is. Both are named {@code simulator} in a config.
 */
@NullMarked
package dev.steadyscan.simulator;

import org.jspecify.annotations.NullMarked;
