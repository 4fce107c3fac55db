/** What is done about a failed capture. */
@NullMarked
package dev.steadyscan.api.recovery;

import org.jspecify.annotations.NullMarked;
