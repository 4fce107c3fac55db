/**
 * Raspberry Pi cameras through Picamera2. Each camera is driven by a Python program in a process of
 * its own (an agent, see {@link dev.steadyscan.guard.process}), since the library can hang so that
 * only a kill ends it.
 */
@NullMarked
package dev.steadyscan.camera.picamera;

import org.jspecify.annotations.NullMarked;
