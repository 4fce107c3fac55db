package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.PluginFactory;

/**
 * What the config chose: a factory by its name, and the settings for it.
 *
 * <p>Immutable; the factory is foreign code, which is called through a guard only.
 *
 * @param plugin the id of the plugin that offers it
 * @param type the factory's name
 * @param factory the factory
 * @param settings of the class that the factory declares
 */
public record Chosen<F extends PluginFactory<?, ?>>(
    String plugin, String type, F factory, Record settings) {}
