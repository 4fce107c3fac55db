package dev.steadyscan.core.plugin;

import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.plugin.PluginFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes the objects of one plugin, class by class: PF4J drops an extension that cannot be made, or
 * throws away those of all plugins, and says so at best in the log.
 */
final class ExtensionMaker {
  private final PluginPackage source;
  private final ClassLoader loader;
  private final PluginLane lane;
  private final List<Offer<?>> offers = new ArrayList<>();
  private final List<ScanListener> listeners = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  ExtensionMaker(PluginPackage source, ClassLoader loader, PluginLane lane) {
    this.source = source;
    this.loader = loader;
    this.lane = lane;
  }

  /** Makes all extensions; afterwards they are in {@link #offers} and {@link #listeners}. */
  void makeAll() throws PluginRefusedException, InterruptedException {
    for (String className : source.files().extensions()) {
      add(className, make(className));
    }
  }

  List<Offer<?>> offers() {
    return List.copyOf(offers);
  }

  List<ScanListener> listeners() {
    return List.copyOf(listeners);
  }

  /** Makes an object of a class of the plugin that has a public constructor without parameters. */
  Object make(String className) throws PluginRefusedException, InterruptedException {
    return lane.call("new " + className, () -> construct(className));
  }

  private Object construct(String className) throws Exception {
    try {
      return Class.forName(className, true, loader).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw unwrapped(Objects.requireNonNullElse(e.getCause(), e));
    } catch (ClassNotFoundException e) {
      throw new PluginRefusedException("its class " + className + " is in none of its jars", e);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new PluginRefusedException(
          "its class "
              + className
              + " has to be public, not abstract, with a public constructor without parameters",
          e);
    }
  }

  private static Exception unwrapped(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof Exception exception ? exception : new IllegalStateException(thrown);
  }

  private void add(String className, Object extension)
      throws PluginRefusedException, InterruptedException {
    boolean listener = extension instanceof ScanListener;
    if (listener) {
      listeners.add((ScanListener) extension);
    }
    if (extension instanceof PluginFactory<?, ?> factory) {
      OfferMaker maker = new OfferMaker(source.id(), source.files().reference(), lane::call);
      Offer<?> offer = maker.make(factory);
      if (!names.add(offer.kind() + " " + offer.name())) {
        throw new PluginRefusedException(
            "it offers the " + offer.kind() + " '" + offer.name() + "' twice");
      }
      offers.add(offer);
    } else if (!listener) {
      throw new PluginRefusedException(
          "its extension " + className + " is neither a factory nor a listener of this host");
    }
  }
}
