package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import java.util.function.Supplier;

/** Calls HOCON's library, which throws what it does not mean to throw at some wrong texts. */
final class HoconCalls {
  private HoconCalls() {}

  /**
   * What the call gives.
   *
   * @throws ConfigException whatever the library throws
   */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ConfigException refused) {
      throw refused;
    } catch (RuntimeException thrown) {
      throw new ConfigException.Generic("HOCON's parser fails at this text, by " + thrown, thrown);
    }
  }
}
