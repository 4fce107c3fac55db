/** How the parts of one scan are put together. */
@NullMarked
package dev.steadyscan.core.wiring;

import org.jspecify.annotations.NullMarked;
