/** Events on their way to listeners, and events in words. */
@NullMarked
package dev.steadyscan.core.event;

import org.jspecify.annotations.NullMarked;
