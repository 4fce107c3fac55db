package dev.steadyscan.api.plugin;

import dev.steadyscan.api.pattern.Pattern;

/**
 * Makes patterns. {@link #create} throws IllegalArgumentException where the settings make no
 * pattern; its message becomes a problem of the config.
 *
 * @param <S> the settings
 */
public interface PatternFactory<S extends Record> extends PluginFactory<S, Pattern> {}
