package dev.steadyscan.core.plugin;

/** Plugins whose factory does what it must not. */
final class BadPlugins {
  private BadPlugins() {}

  /** One whose factory's settings() is this. */
  static PluginZip settings(String statement) {
    return new PluginZip("bad")
        .extension(
            "acme.Bad",
            """
            implements dev.steadyscan.api.plugin.RecoveryPolicyFactory<Bad.Settings> {
              public record Settings() {}
              public String name() { return "bad"; }
              public Class<Settings> settings() { %s }
              public dev.steadyscan.api.recovery.RecoveryPolicy create(
                  Settings settings, dev.steadyscan.api.plugin.DeviceContext context) {
                throw new UnsupportedOperationException();
              }
            }
            """
                .formatted(statement));
  }

  /** One whose factory's name() is this. */
  static PluginZip factory(String name) {
    return new PluginZip("bad")
        .extension(
            "acme.Bad",
            """
            implements dev.steadyscan.api.plugin.RecoveryPolicyFactory<Bad.Settings> {
              public record Settings() {}
              public String name() { %s }
              public Class<Settings> settings() { return Settings.class; }
              public dev.steadyscan.api.recovery.RecoveryPolicy create(
                  Settings settings, dev.steadyscan.api.plugin.DeviceContext context) {
                throw new UnsupportedOperationException();
              }
            }
            """
                .formatted(name));
  }
}
