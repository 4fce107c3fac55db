/** What a plugin offers and what it is given. */
@NullMarked
package dev.steadyscan.api.plugin;

import org.jspecify.annotations.NullMarked;
