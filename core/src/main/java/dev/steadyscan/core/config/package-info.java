/** The config: read as HOCON, checked as a whole, bound to typed and immutable records. */
@NullMarked
package dev.steadyscan.core.config;

import org.jspecify.annotations.NullMarked;
