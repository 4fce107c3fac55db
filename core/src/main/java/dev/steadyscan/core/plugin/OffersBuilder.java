package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects offers by kind. Not thread-safe. */
final class OffersBuilder {
  private final Map<String, Offer<CameraFactory<?>>> cameras = new TreeMap<>();
  private final Map<String, Offer<MotionFactory<?>>> motions = new TreeMap<>();
  private final Map<String, Offer<PatternFactory<?>>> patterns = new TreeMap<>();
  private final Map<String, Offer<RecoveryPolicyFactory<?>>> policies = new TreeMap<>();
  private final List<ScanListener> listeners = new ArrayList<>();

  void add(Offer<?> offer) {
    if (offer.factory() instanceof CameraFactory<?> camera) {
      put(cameras, offer, camera);
    } else if (offer.factory() instanceof MotionFactory<?> motion) {
      put(motions, offer, motion);
    } else if (offer.factory() instanceof PatternFactory<?> pattern) {
      put(patterns, offer, pattern);
    } else if (offer.factory() instanceof RecoveryPolicyFactory<?> policy) {
      put(policies, offer, policy);
    }
  }

  void add(ScanListener listener) {
    listeners.add(listener);
  }

  Offers build(List<PluginInfo> plugins, List<Refusal> refused) {
    return new Offers(
        Collections.unmodifiableMap(cameras),
        Collections.unmodifiableMap(motions),
        Collections.unmodifiableMap(patterns),
        Collections.unmodifiableMap(policies),
        List.copyOf(listeners),
        List.copyOf(plugins),
        List.copyOf(refused));
  }

  private static <F extends PluginFactory<?, ?>> void put(
      Map<String, Offer<F>> kind, Offer<?> offer, F factory) {
    Offer<F> typed =
        new Offer<>(
            offer.plugin(),
            offer.kind(),
            offer.name(),
            offer.settings(),
            factory,
            offer.reference());
    Offer<F> before = kind.putIfAbsent(offer.name(), typed);
    if (before != null) {
      throw new ScanException(
          ErrorCode.INPUT,
          "the "
              + offer.kind()
              + " '"
              + offer.name()
              + "' is offered twice, by "
              + before.plugin()
              + " and by "
              + offer.plugin());
    }
  }
}
