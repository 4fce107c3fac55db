package dev.steadyscan.core.config;

import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a factory's name that is not known what was meant. */
public final class UnknownName {
  private UnknownName() {}

  /** Of one that a config asks for: follows the key and the name. */
  static String why(String name, String kind, Collection<String> known, Offers offers) {
    List<String> kinds = kindsOf(name, offers);
    if (kinds.isEmpty()) {
      return ", and no plugin offers such a " + kind + Suggestion.after(name, known);
    }
    String others = kinds.stream().map(other -> "a " + other).collect(Collectors.joining(" and "));
    String listed = known.isEmpty() ? "" : "; known: " + Suggestion.list(known);
    return ", which is " + others + ", not a " + kind + listed;
  }

  /** Of one of any kind: a whole sentence. */
  public static String ofAnyKind(String name, Offers offers) {
    Stream<String> plugins = offers.all().map(Offer::plugin);
    List<String> known = Stream.concat(offers.all().map(Offer::name), plugins).distinct().toList();
    return "no plugin offers '" + name + "'" + Suggestion.after(name, known);
  }

  private static List<String> kindsOf(String name, Offers offers) {
    return offers
        .all()
        .filter(offer -> offer.name().equals(name))
        .map(offer -> offer.kind().equals("recovery") ? "recovery policy" : offer.kind())
        .toList();
  }
}
