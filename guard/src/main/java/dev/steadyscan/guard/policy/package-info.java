/** The recovery policies that are always there. */
@NullMarked
package dev.steadyscan.guard.policy;

import org.jspecify.annotations.NullMarked;
