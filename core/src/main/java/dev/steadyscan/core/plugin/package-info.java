/** The plugins of the drop-in folder: unpacked, checked, loaded; and what they offer. */
@NullMarked
package dev.steadyscan.core.plugin;

import org.jspecify.annotations.NullMarked;
