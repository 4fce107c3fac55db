package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.testkit.PatternContract;
import java.util.Optional;

class CylindricalPatternContractTest extends PatternContract<CylindricalSettings> {

  @Override
  protected PatternFactory<CylindricalSettings> factory() {
    return new CylindricalPatternFactory();
  }

  @Override
  protected CylindricalSettings settings() {
    return settings(Order.SERPENTINE);
  }

  static CylindricalSettings settings(Order order) {
    return new CylindricalSettings(
        Values.stepping(0, 150, 50),
        Values.stepping(0, 360, 10),
        Optional.of(Values.of(300.0, 400.0)),
        Optional.of(Values.of(-10.0, 0.0, 10.0)),
        order);
  }
}
