package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Collections;

/** The {@code reference.conf} that lies in the same jar or folder as a class of the host. */
final class ReferenceText {
  private static final String NAME = "reference.conf";

  private ReferenceText() {}

  static String beside(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    ClassLoader loader = type.getClassLoader();
    if (source == null || source.getLocation() == null || loader == null) {
      return "";
    }
    String home = source.getLocation().toString();
    for (URL url : Collections.list(loader.getResources(NAME))) {
      String found = url.toString();
      if (found.equals(home + NAME) || found.equals("jar:" + home + "!/" + NAME)) {
        return read(url);
      }
    }
    return "";
  }

  private static String read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
