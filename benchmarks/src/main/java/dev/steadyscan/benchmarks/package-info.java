/** What the guard and the pipeline cost. */
@NullMarked
package dev.steadyscan.benchmarks;

import org.jspecify.annotations.NullMarked;
