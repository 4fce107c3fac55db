/** The scan pipeline and what it stands on. */
@NullMarked
package dev.steadyscan.core;

import org.jspecify.annotations.NullMarked;
