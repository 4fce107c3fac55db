package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.plugin.PluginFactory;
import java.util.List;
import java.util.concurrent.Callable;

/** Makes offers of factories that a program hands in. */
final class HandedIn {
  private final String plugin;
  private final ForeignCalls calls;

  HandedIn(String plugin, ForeignCalls calls) {
    this.plugin = plugin;
    this.calls = calls;
  }

  Offers offers(List<? extends PluginFactory<?, ?>> factories, List<ScanListener> listeners)
      throws InterruptedException {
    OffersBuilder offers = new OffersBuilder();
    Offers.builtIn().all().forEach(offers::add);
    for (PluginFactory<?, ?> factory : factories) {
      offers.add(offer(factory));
    }
    listeners.forEach(offers::add);
    return offers.build(List.of(), List.of());
  }

  private Offer<?> offer(PluginFactory<?, ?> factory) throws InterruptedException {
    try {
      Class<?> type = factory.getClass();
      String reference = call("reference.conf", () -> ReferenceText.beside(type));
      return new OfferMaker(plugin, reference, this::call).make(factory);
    } catch (PluginRefusedException | DeviceException e) {
      throw new ScanException(ErrorCode.PLUGIN_DEFECT, String.valueOf(e.getMessage()), e);
    }
  }

  private <T> T call(String operation, Callable<T> call) throws InterruptedException {
    return calls.call(operation, PluginLimits.defaults().call(), call);
  }
}
