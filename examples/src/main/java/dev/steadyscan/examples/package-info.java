/** Programs to start from. */
@NullMarked
package dev.steadyscan.examples;

import org.jspecify.annotations.NullMarked;
