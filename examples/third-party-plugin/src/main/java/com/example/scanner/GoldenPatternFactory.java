package com.example.scanner;

import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.PatternFactory;
import org.pf4j.Extension;

/** The entry for {@code pattern { type = golden }}. */
@Extension
public final class GoldenPatternFactory implements PatternFactory<GoldenSettings> {

  @Override
  public String name() {
    return "golden";
  }

  @Override
  public Class<GoldenSettings> settings() {
    return GoldenSettings.class;
  }

  @Override
  public Pattern create(GoldenSettings settings, DeviceContext context) {
    return new GoldenPattern(settings);
  }
}
