package dev.steadyscan.core.plugin;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;

/**
 * PF4J, reduced to loading one unpacked folder at a time. It looks into no folder by itself, reads
 * no list of disabled plugins, and starts and stops nothing: its {@code stopPlugins} misses
 * plugins, and what it catches differs from call to call.
 */
final class IsolatedPluginManager extends DefaultPluginManager {
  private final Map<Path, PluginDescriptor> descriptors = new ConcurrentHashMap<>();

  private IsolatedPluginManager(Path cache) {
    super(cache);
  }

  static IsolatedPluginManager of(Path cache, String apiVersion) {
    IsolatedPluginManager manager = new IsolatedPluginManager(cache);
    manager.setSystemVersion(apiVersion);
    return manager;
  }

  /** Loads a plugin whose dependencies are loaded; gives its class loader. */
  ClassLoader load(Path folder, Descriptor descriptor) throws PluginRefusedException {
    descriptors.put(folder, pf4j(descriptor));
    try {
      return getPlugin(loadPlugin(folder)).getPluginClassLoader();
    } catch (RuntimeException | LinkageError e) {
      forget(descriptor.id());
      throw new PluginRefusedException("PF4J does not load it: " + e.getMessage(), e);
    }
  }

  /** Makes a plugin invisible to those that are loaded after it. */
  void forget(String id) {
    PluginWrapper wrapper = plugins.remove(id);
    if (wrapper != null) {
      resolvedPlugins.remove(wrapper);
      unresolvedPlugins.remove(wrapper);
    }
    getPluginClassLoaders().remove(id);
  }

  private static PluginDescriptor pf4j(Descriptor descriptor) {
    DefaultPluginDescriptor pf4j =
        new DefaultPluginDescriptor(
            descriptor.id(),
            descriptor.description(),
            descriptor.pluginClass(),
            descriptor.version(),
            "*",
            "",
            "");
    descriptor.dependencies().forEach(pf4j::addDependency);
    return pf4j;
  }

  @Override
  public RuntimeMode getRuntimeMode() {
    return RuntimeMode.DEPLOYMENT;
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PluginDescriptorFinder() {
      @Override
      public boolean isApplicable(Path folder) {
        return descriptors.containsKey(folder);
      }

      @Override
      public PluginDescriptor find(Path folder) {
        PluginDescriptor found = descriptors.get(folder);
        if (found == null) {
          throw new PluginRuntimeException("no descriptor was read for " + folder);
        }
        return found;
      }
    };
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new IsolatingLoader(this, IsolatedPluginManager.class.getClassLoader());
  }

  @Override
  protected PluginFactory createPluginFactory() {
    return wrapper -> {
      throw new PluginRuntimeException("plugins are made by the catalog");
    };
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new NoRepository();
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new AllEnabled();
  }
}
