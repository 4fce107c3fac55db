package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginInfo;
import dev.steadyscan.core.store.PluginStamp;
import dev.steadyscan.core.store.ScanHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what a scan was begun with is there: its plugins, on the API of then. */
final class OtherPlugins {
  private OtherPlugins() {}

  /** Throws if something is not, with all of it. */
  static void refuse(ScanHeader header, Offers offers, String api) {
    List<String> changes = new ArrayList<>();
    if (!Version.haveSameApi(header.api(), api)) {
      changes.add("it was begun with Steadyscan " + header.api() + ", and this is " + api);
    }
    Set<String> loaded = offers.plugins().stream().map(PluginInfo::id).collect(Collectors.toSet());
    header.plugins().stream()
        .map(PluginStamp::id)
        .filter(id -> !loaded.contains(id))
        .forEach(id -> changes.add(missing(id, offers)));
    if (!changes.isEmpty()) {
      throw new ScanException(
          ErrorCode.INPUT,
          "the scan " + header.id() + " cannot be resumed: " + String.join("; ", changes));
    }
  }

  private static String missing(String id, Offers offers) {
    String why =
        offers.refused().stream()
            .filter(refusal -> refusal.plugin().equals(id))
            .findFirst()
            .map(refusal -> " was refused: " + refusal)
            .orElse(" is not there");
    return "the plugin '" + id + "' took part in it, and" + why;
  }
}
