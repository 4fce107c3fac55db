package dev.steadyscan.core.plugin;

import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.guard.policy.BuiltInPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The offers that are there without any plugin. */
final class BuiltIn {
  private BuiltIn() {}

  static Offers offers() {
    OffersBuilder offers = new OffersBuilder();
    String reference = reference();
    for (RecoveryPolicyFactory<?> factory : BuiltInPolicies.factories()) {
      offers.add(
          new Offer<>(
              Offers.BUILT_IN, "recovery", factory.name(), factory.settings(), factory, reference));
    }
    return offers.build(List.of(), List.of());
  }

  private static String reference() {
    try {
      return ReferenceText.beside(BuiltInPolicies.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
