/**
 * The cylindrical pattern: heights by rotations around a turntable.
 *
 * <p>It is the smallest whole plugin, meant to be copied. What a plugin needs, and where it is
 * here:
 *
 * <ol>
 *   <li>a factory with {@code @Extension} and a name for the config: {@code
 *       CylindricalPatternFactory};
 *   <li>a record of settings, checked in its constructor: {@code CylindricalSettings} with {@code
 *       Values} and {@code Order};
 *   <li>the defaults of these settings: {@code reference.conf};
 *   <li>the thing itself, which trusts its settings and computes: {@code CylindricalPattern} and
 *       {@code HelicalPattern} with {@code Grid}, {@code Axis} and {@code Sequence};
 *   <li>an id, {@code plugin.id} in its {@code pom.xml}.
 * </ol>
 */
@NullMarked
package dev.steadyscan.pattern.cylindrical;

import org.jspecify.annotations.NullMarked;
