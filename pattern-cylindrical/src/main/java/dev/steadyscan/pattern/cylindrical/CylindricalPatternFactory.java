package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.PatternFactory;
import org.pf4j.Extension;

/**
 * The entry of this plugin: {@code pattern { type = cylindrical ... }} in a config leads here.
 *
 * <p>The host finds it by {@link Extension}, makes one per run, binds the config's section to
 * {@link CylindricalSettings} and calls {@link #create}. Immutable and thread-safe.
 */
@Extension
public final class CylindricalPatternFactory implements PatternFactory<CylindricalSettings> {

  /** The host needs a public constructor without parameters. */
  public CylindricalPatternFactory() {}

  @Override
  public String name() {
    return "cylindrical";
  }

  @Override
  public Class<CylindricalSettings> settings() {
    return CylindricalSettings.class;
  }

  /**
   * The pattern that these settings describe.
   *
   * @throws IllegalArgumentException if they make no helix where one is asked for, or more points
   *     than an index can count
   */
  @Override
  public Pattern create(CylindricalSettings settings, DeviceContext context) {
    return pattern(settings);
  }

  static Pattern pattern(CylindricalSettings settings) {
    return settings.order() == Order.HELICAL
        ? new HelicalPattern(settings)
        : new CylindricalPattern(settings);
  }
}
