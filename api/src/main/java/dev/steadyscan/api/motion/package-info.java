/** The axes of a rig. */
@NullMarked
package dev.steadyscan.api.motion;

import org.jspecify.annotations.NullMarked;
