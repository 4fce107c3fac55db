package dev.steadyscan.core.plugin;

import java.util.List;

/** The offers that are there without any plugin. */
final class BuiltIn {
  private BuiltIn() {}

  static Offers offers() {
    return new OffersBuilder().build(List.of(), List.of());
  }
}
