/**
 * What a scan leaves: the folder with its pictures, journal and state, or an embedding program that
 * takes the pictures over. Every file operation runs in a lane with a deadline.
 */
@NullMarked
package dev.steadyscan.core.store;

import org.jspecify.annotations.NullMarked;
