/** A rig in software: camera and motion, with faults on demand. */
@NullMarked
package dev.steadyscan.simulator;

import org.jspecify.annotations.NullMarked;
