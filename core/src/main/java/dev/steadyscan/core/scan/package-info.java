/** One run of a scan: what it is made of, from the prepared rig to the last repair pass. */
@NullMarked
package dev.steadyscan.core.scan;

import org.jspecify.annotations.NullMarked;
