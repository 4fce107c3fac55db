/**
 * The {@code steadyscan} command: {@link dev.steadyscan.cli.Main} starts it, {@link
 * dev.steadyscan.cli.CommandRunner} takes the command line to an exit status.
 */
@NullMarked
package dev.steadyscan.cli;

import org.jspecify.annotations.NullMarked;
