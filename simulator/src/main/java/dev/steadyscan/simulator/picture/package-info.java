/** What a simulated camera draws, for the eye and for a test. */
@NullMarked
package dev.steadyscan.simulator.picture;

import org.jspecify.annotations.NullMarked;
