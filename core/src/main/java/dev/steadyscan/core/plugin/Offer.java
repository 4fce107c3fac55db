package dev.steadyscan.core.plugin;

import dev.steadyscan.api.plugin.PluginFactory;

/**
 * A factory that a plugin offers, with the answers it gave when it was loaded: nobody asks it for
 * its name or its settings again.
 *
 * <p>Immutable; the factory is foreign code, which is called through a guard only.
 *
 * @param plugin the id of the plugin
 * @param kind {@code camera}, {@code motion}, {@code pattern} or {@code recovery}
 * @param name the name by which a config asks for it
 * @param settings the class of its settings
 * @param factory the factory
 * @param reference the text of the plugin's {@code reference.conf}, empty if it has none
 */
public record Offer<F extends PluginFactory<?, ?>>(
    String plugin,
    String kind,
    String name,
    Class<? extends Record> settings,
    F factory,
    String reference) {}
