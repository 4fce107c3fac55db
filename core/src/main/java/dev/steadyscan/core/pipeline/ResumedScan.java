package dev.steadyscan.core.pipeline;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginCatalog;
import dev.steadyscan.core.store.InterruptedScan;
import dev.steadyscan.core.store.ScanHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Describes the rest of a scan that an earlier run has left in a folder: with the config that it
 * was begun with, which stands in the folder.
 *
 * <p>Not thread-safe.
 */
public final class ResumedScan extends PluginScan<ResumedScan> {
  private final Path folder;
  private boolean verify;

  ResumedScan(Path folder) {
    this.folder = folder;
  }

  @Override
  ResumedScan self() {
    return this;
  }

  /** Has every picture read again; else those of the last minute before the end are. */
  public ResumedScan verify() {
    verify = true;
    return this;
  }

  /**
   * Looks at what is there, loads the plugins and reads the config. From then on, until the
   * pipeline is closed, nobody else can resume the scan.
   *
   * @return what takes the missing pictures; empty if none is missing
   * @throws ScanException with {@code INPUT} if there is no scan, or its journal is damaged, it is
   *     under way, or a plugin that took part is not there or the API is another; {@code DISK} if
   *     it cannot be read
   * @throws dev.steadyscan.core.config.ConfigException if a plugin does not take the config any
   *     more
   */
  public Optional<ScanPipeline> build() throws InterruptedException {
    InterruptedScan earlier = InterruptedScan.open(folder, verify, time());
    try {
      if (!earlier.isComplete()) {
        return Optional.of(build(earlier));
      }
      earlier.complete();
      earlier.close();
      return Optional.empty();
    } catch (RuntimeException | InterruptedException failed) {
      earlier.close();
      throw failed;
    }
  }

  private ScanPipeline build(InterruptedScan earlier) throws InterruptedException {
    PluginCatalog catalog = catalog();
    try {
      Offers offers = catalog.offers();
      ScanHeader header = earlier.history().header();
      OtherPlugins.refuse(header, offers, Version.current());
      ScanConfig scan = config(earlier.folder(), header, offers);
      return pipeline(
          scan,
          offers,
          EarlierScan.of(earlier),
          Stores.goingOnIn(earlier, used(scan, offers), scan.write()),
          () -> close(catalog, earlier));
    } catch (RuntimeException | InterruptedException failed) {
      catalog.close();
      throw failed;
    }
  }

  private static void close(PluginCatalog catalog, InterruptedScan earlier) {
    try (earlier) {
      catalog.close();
    }
  }

  /** Its output is where the folder is now. */
  private ScanConfig config(Path scan, ScanHeader header, Offers offers)
      throws InterruptedException {
    Path output = Optional.ofNullable(scan.getParent()).orElse(scan);
    return configs()
        .read(
            "the config of " + header.id(),
            header.config().toString(),
            List.of("scan.output=" + TextNode.valueOf(output.toString())),
            offers);
  }
}
