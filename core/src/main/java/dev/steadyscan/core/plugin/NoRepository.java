package dev.steadyscan.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.PluginRepository;

/** PF4J is told what to load, it looks for nothing. */
final class NoRepository implements PluginRepository {
  @Override
  public List<Path> getPluginPaths() {
    return List.of();
  }

  @Override
  public boolean deletePluginPath(Path path) {
    return false;
  }
}
