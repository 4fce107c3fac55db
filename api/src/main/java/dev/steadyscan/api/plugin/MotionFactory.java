package dev.steadyscan.api.plugin;

import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;

/**
 * Makes motions.
 *
 * @param <S> the settings
 */
public interface MotionFactory<S extends Record> extends PluginFactory<S, Motion> {
  /**
   * What a motion with these settings is like, without opening it. MUST NOT touch a device. Never
   * null.
   */
  MotionInfo describe(S settings);
}
