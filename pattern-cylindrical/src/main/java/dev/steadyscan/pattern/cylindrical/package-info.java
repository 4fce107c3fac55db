/** The cylindrical pattern: heights by rotations around a turntable. */
@NullMarked
package dev.steadyscan.pattern.cylindrical;

import org.jspecify.annotations.NullMarked;
