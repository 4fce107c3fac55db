package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.io.File;
import java.net.URL;
import java.util.Map;
import java.util.regex.Pattern;

/** Hands HOCON's parser what was read for its includes, and nothing else. */
final class Include
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private static final Pattern OTHER =
      Pattern.compile("(?:required\\s*\\(\\s*)?(?:url|classpath).*");

  private final Map<String, ConfigObject> included;

  Include(Map<String, ConfigObject> included) {
    this.included = Map.copyOf(included);
  }

  /** What the text behind the word {@code include} names. */
  static String target(String text) {
    int quote = text.indexOf('"');
    return new File(quote < 0 ? text.strip() : unquoted(text.substring(quote))).getPath();
  }

  /** A quoted text of HOCON is a path of one part, which its own parser reads. */
  private static String unquoted(String text) {
    String inside = new HoconCursor(text).quoted();
    if (text.startsWith("\"\"\"") || inside.indexOf('\\') < 0) {
      return inside;
    }
    try {
      return String.join("", ConfigUtil.splitPath('"' + inside + '"'));
    } catch (ConfigException notQuoted) {
      return inside;
    }
  }

  /** Whether it names a file. */
  static boolean isFile(String text) {
    return !OTHER.matcher(text).matches() && !text.contains("://");
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return included.getOrDefault(new File(what).getPath(), ConfigFactory.empty().root());
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return included.getOrDefault(what.getPath(), ConfigFactory.empty().root());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return ConfigFactory.empty().root();
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return ConfigFactory.empty().root();
  }
}
