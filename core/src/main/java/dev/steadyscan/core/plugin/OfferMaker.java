package dev.steadyscan.core.plugin;

import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a factory once what it is, and checks its answers. */
final class OfferMaker {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  private final String plugin;
  private final String reference;
  private final Calls calls;

  /** How the factory is asked. */
  @FunctionalInterface
  interface Calls {
    <T> T call(String operation, Callable<T> call)
        throws PluginRefusedException, InterruptedException;
  }

  OfferMaker(String plugin, String reference, Calls calls) {
    this.plugin = plugin;
    this.reference = reference;
    this.calls = calls;
  }

  Offer<?> make(PluginFactory<?, ?> factory) throws PluginRefusedException, InterruptedException {
    String type = factory.getClass().getName();
    String kind = kind(factory, type);
    String name = calls.call(type + ".name()", factory::name);
    if (!isName(name)) {
      throw new PluginRefusedException(
          type + ".name() gives '" + name + "', which does not match " + NAME);
    }
    Class<? extends Record> settings = calls.call(type + ".settings()", factory::settings);
    if (!isRecord(settings)) {
      throw new PluginRefusedException(type + ".settings() gives " + settings + ", not a record");
    }
    return new Offer<>(plugin, kind, name, settings, factory, reference);
  }

  private static boolean isName(@Nullable String name) {
    return name != null && NAME.matcher(name).matches();
  }

  private static boolean isRecord(@Nullable Class<?> settings) {
    return settings != null && settings.isRecord();
  }

  private static String kind(PluginFactory<?, ?> factory, String type)
      throws PluginRefusedException {
    if (factory instanceof CameraFactory) {
      return "camera";
    } else if (factory instanceof MotionFactory) {
      return "motion";
    } else if (factory instanceof PatternFactory) {
      return "pattern";
    } else if (factory instanceof RecoveryPolicyFactory) {
      return "recovery";
    }
    throw new PluginRefusedException(type + " is no camera, motion, pattern or recovery factory");
  }
}
