/** Many captures of a Pi camera over the stand-in, with everything going wrong, or slowly. */
@NullMarked
package dev.steadyscan.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
