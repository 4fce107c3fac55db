/** Tests of the Pi camera plugin; those of its Python are in {@code src/test/python}. */
@NullMarked
package dev.steadyscan.camera.picamera;

import org.jspecify.annotations.NullMarked;
