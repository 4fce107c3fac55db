/** Cameras and their frames. */
@NullMarked
package dev.steadyscan.api.camera;

import org.jspecify.annotations.NullMarked;
