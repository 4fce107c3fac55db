package dev.steadyscan.testkit;

import java.util.Set;

/**
 * Something that breaks one rule of its contract.
 *
 * @param rule the test that has to fail
 * @param how what it does wrong, in a word or two: a rule may be broken in several ways
 * @param thing what is broken
 * @param mayFailToo tests that cannot hold once this one does not
 */
record Broken<T>(String rule, String how, T thing, Set<String> mayFailToo) {
  static <T> Broken<T> breaks(String rule, String how, T thing, String... mayFailToo) {
    return new Broken<>(rule, how, thing, Set.of(mayFailToo));
  }

  /** The form that goes through a run's configuration and comes back. */
  @Override
  public String toString() {
    return rule + ": " + how;
  }
}
