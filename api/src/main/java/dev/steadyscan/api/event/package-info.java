/** What happens in a scan, for those who listen. */
@NullMarked
package dev.steadyscan.api.event;

import org.jspecify.annotations.NullMarked;
