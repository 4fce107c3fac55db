package dev.steadyscan.core.plugin;

import java.util.List;

/**
 * The parent of every plugin's class loader: the JDK, and of the host only the packages that host
 * and plugins share. No resource of the host passes.
 */
final class HostFilter extends ClassLoader {
  private static final List<String> SHARED =
      List.of(
          "dev.steadyscan.api.",
          "dev.steadyscan.guard.",
          "org.pf4j.",
          "org.slf4j.",
          "org.jspecify.");

  /** What passes, for messages. */
  static final String SEEN =
      "the JDK, dev.steadyscan.api, dev.steadyscan.guard, PF4J, SLF4J and JSpecify";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;

  HostFilter(ClassLoader host) {
    super("steadyscan host for plugins", ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  /** Whether a class always comes from the host, even if a plugin brings its own copy. */
  static boolean isShared(String className) {
    return SHARED.stream().anyMatch(className::startsWith);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return isShared(name) ? host.loadClass(name) : super.loadClass(name, resolve);
  }
}
