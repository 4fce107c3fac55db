package dev.steadyscan.pattern.cylindrical;

/** The same, in the order that another class makes. */
class HelicalPatternContractTest extends CylindricalPatternContractTest {

  @Override
  protected CylindricalSettings settings() {
    return settings(Order.HELICAL);
  }
}
