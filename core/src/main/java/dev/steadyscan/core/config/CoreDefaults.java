package dev.steadyscan.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The defaults of core's own keys. */
final class CoreDefaults {
  private static final String NAME = "defaults.conf";
  private static final Config ALL = parse();

  private CoreDefaults() {}

  static ConfigObject all() {
    return ALL.root();
  }

  private static Config parse() {
    try (InputStream in =
        Objects.requireNonNull(CoreDefaults.class.getResourceAsStream(NAME), NAME)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setOriginDescription("the defaults");
      return ConfigFactory.parseString(text, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
