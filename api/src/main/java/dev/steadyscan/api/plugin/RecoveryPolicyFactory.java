package dev.steadyscan.api.plugin;

import dev.steadyscan.api.recovery.RecoveryPolicy;

/**
 * Makes recovery policies. The settings are the config's {@code recovery} section without {@code
 * policy}, which is the {@link #name()}.
 *
 * @param <S> the settings
 */
public interface RecoveryPolicyFactory<S extends Record> extends PluginFactory<S, RecoveryPolicy> {}
