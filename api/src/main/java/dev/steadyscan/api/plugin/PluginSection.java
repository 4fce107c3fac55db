package dev.steadyscan.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a settings record that is bound to the plugin's own section of the config
 * ({@code plugins.<plugin-id>}) and not to the device's: what all devices of a plugin share. Its
 * type is a record; its defaults are under {@code steadyscan.plugin.<plugin-id>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface PluginSection {}
