/** A camera that takes its pictures from a folder. */
@NullMarked
package dev.steadyscan.simulator.replay;

import org.jspecify.annotations.NullMarked;
