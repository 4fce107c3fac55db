package com.example.scanner;

import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.testkit.PatternContract;

/** The contract of patterns, one test a rule. */
class GoldenPatternContractTest extends PatternContract<GoldenSettings> {

  @Override
  protected PatternFactory<GoldenSettings> factory() {
    return new GoldenPatternFactory();
  }

  @Override
  protected GoldenSettings settings() {
    return new GoldenSettings(1_000_000, 0, 500);
  }
}
