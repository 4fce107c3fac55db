/** The points of a scan. */
@NullMarked
package dev.steadyscan.api.pattern;

import org.jspecify.annotations.NullMarked;
