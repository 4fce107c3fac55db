/** Calls that may hang, made safe. */
@NullMarked
package dev.steadyscan.guard;

import org.jspecify.annotations.NullMarked;
