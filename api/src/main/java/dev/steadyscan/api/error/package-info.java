/** Errors: a code, a kind, and who has to act. */
@NullMarked
package dev.steadyscan.api.error;

import org.jspecify.annotations.NullMarked;
