package dev.steadyscan.core.plugin;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pf4j.BasePluginLoader;
import org.pf4j.DefaultPluginClasspath;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;
import org.pf4j.util.FileUtils;

/** Makes the class loader of a plugin: its own jars in a fixed order, the filtered host above. */
final class IsolatingLoader extends BasePluginLoader {
  private final ClassLoader parent;

  IsolatingLoader(PluginManager manager, ClassLoader host) {
    super(manager, new DefaultPluginClasspath());
    parent = new HostFilter(host);
  }

  @Override
  public boolean isApplicable(Path folder) {
    return Files.isDirectory(folder);
  }

  @Override
  protected PluginClassLoader createPluginClassLoader(Path folder, PluginDescriptor descriptor) {
    return new SharingFirst(pluginManager, descriptor, parent);
  }

  @Override
  protected void loadJars(Path folder, PluginClassLoader loader) {
    pluginClasspath.getJarsDirectories().stream()
        .flatMap(directory -> FileUtils.getJars(folder.resolve(directory)).stream())
        .sorted()
        .forEach((File jar) -> loader.addFile(jar));
  }

  /** Its own copy of a shared package would make its extensions strangers to the host. */
  private static final class SharingFirst extends PluginClassLoader {
    SharingFirst(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent) {
      super(manager, descriptor, parent);
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
      return HostFilter.isShared(className);
    }
  }
}
