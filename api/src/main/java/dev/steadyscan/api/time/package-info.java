/** Time, injected. */
@NullMarked
package dev.steadyscan.api.time;

import org.jspecify.annotations.NullMarked;
