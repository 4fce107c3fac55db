/** Contract tests for plugin authors, scripted devices, and a clock driven by hand. */
@NullMarked
package dev.steadyscan.testkit;

import org.jspecify.annotations.NullMarked;
