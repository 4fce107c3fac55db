package dev.steadyscan.testkit;

import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.PatternFactory;
import java.util.function.Supplier;
import org.pf4j.Extension;

/** Makes patterns of one turn of the table, or others; broken ones override what they break. */
@Extension
public class TurnFactory implements PatternFactory<TurnFactory.NoSettings> {
  private final Supplier<Pattern> pattern;

  /** It has none. */
  public record NoSettings() {}

  /** For the host. */
  public TurnFactory() {
    this(PatternContractTest.Turn::new);
  }

  TurnFactory(Supplier<Pattern> pattern) {
    this.pattern = pattern;
  }

  @Override
  public String name() {
    return "turn-1";
  }

  @Override
  public Class<NoSettings> settings() {
    return NoSettings.class;
  }

  @Override
  public Pattern create(NoSettings settings, DeviceContext context) {
    return pattern.get();
  }
}
