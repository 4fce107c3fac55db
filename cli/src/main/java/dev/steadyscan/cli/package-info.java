/** The {@code steadyscan} command. */
@NullMarked
package dev.steadyscan.cli;

import org.jspecify.annotations.NullMarked;
