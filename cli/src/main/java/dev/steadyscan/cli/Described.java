package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.config.SettingsHelp;
import dev.steadyscan.core.config.UnknownName;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one factory takes.
 *
 * @param kind camera, motion, pattern or recovery
 * @param name the factory's
 * @param plugin the id of the plugin that offers it
 */
record Described(String kind, String name, String plugin, List<SettingsHelp.Key> keys) {

  /**
   * All factories of this name, or of the plugin with this id.
   *
   * @throws ScanException with {@code INPUT} if there is none
   */
  static List<Described> of(String name, Offers offers, ForeignCalls calls)
      throws InterruptedException {
    List<Offer<?>> named = offers.all().<Offer<?>>map(one -> one).toList();
    List<Offer<?>> found = named.stream().filter(one -> one.name().equals(name)).toList();
    if (found.isEmpty()) {
      found = named.stream().filter(one -> one.plugin().equals(name)).toList();
    }
    if (found.isEmpty()) {
      throw new ScanException(
          ErrorCode.INPUT, UnknownName.ofAnyKind(name, offers) + refusals(offers.refused()));
    }
    List<Described> described = new ArrayList<>();
    for (Offer<?> one : found) {
      List<SettingsHelp.Key> keys = SettingsHelp.of(one, calls);
      described.add(new Described(one.kind(), one.name(), one.plugin(), keys));
    }
    return described;
  }

  private static String refusals(List<Refusal> refused) {
    return refused.isEmpty()
        ? ""
        : refused.stream()
            .map(Refusal::toString)
            .collect(Collectors.joining("; ", " (not loaded: ", ")"));
  }
}
