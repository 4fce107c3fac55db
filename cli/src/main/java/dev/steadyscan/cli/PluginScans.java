package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.pipeline.ConfiguredScan;
import dev.steadyscan.core.pipeline.ResumedScan;
import dev.steadyscan.core.pipeline.ScanPipeline;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.core.plugin.GuardedLanes;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginCatalog;
import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.ScanPlan;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import dev.steadyscan.core.store.FoundScan;
import dev.steadyscan.core.store.ScanFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Scans and plugins as core has them. */
final class PluginScans implements ScanOpener, PluginReader {
  private final Folders folders;
  private final boolean attended;

  /** Scans with plugins from these folders; attended if somebody can let a paused one go on. */
  PluginScans(Folders folders, boolean attended) {
    this.folders = folders;
    this.attended = attended;
  }

  @Override
  public OpenScan open(Request request, List<ScanListener> listeners) throws InterruptedException {
    ConfiguredScan scan =
        ScanPipeline.configured(request.config()).plugins(request.plugins()).cache(folders.cache());
    request.sets().forEach(scan::set);
    scan.attended(attended);
    listeners.forEach(scan::listener);
    return new Opened(scan.build());
  }

  @Override
  public Optional<OpenScan> resume(Resumption request, List<ScanListener> listeners)
      throws InterruptedException {
    ResumedScan scan =
        ScanPipeline.resumed(request.scan()).plugins(request.plugins()).cache(folders.cache());
    listeners.forEach(scan::listener);
    scan.attended(attended);
    return (request.verify() ? scan.verify() : scan).build().map(Opened::new);
  }

  @Override
  public List<Path> unfinished(Path output) {
    return ScanFolders.in(output, TimeSource.system()).stream()
        .filter(FoundScan::isUnfinished)
        .map(FoundScan::folder)
        .toList();
  }

  @Override
  public Offers read(Path folder) throws InterruptedException {
    try (PluginCatalog catalog = catalog(folder)) {
      return catalog.offers();
    }
  }

  @Override
  public List<Described> describe(Path folder, String name) throws InterruptedException {
    try (PluginCatalog catalog = catalog(folder);
        ForeignCalls calls =
            new GuardedLanes(TimeSource.system())
                .open("plugin settings", ErrorCode.PLUGIN_DEFECT)) {
      return Described.of(name, catalog.offers(), calls);
    }
  }

  private PluginCatalog catalog(Path folder) throws InterruptedException {
    Path noConfig = Path.of("");
    return ScanPipeline.configured(noConfig).plugins(folder).cache(folders.cache()).catalog();
  }

  private record Opened(ScanPipeline pipeline) implements OpenScan {
    @Override
    public Path output() {
      return pipeline.config().output();
    }

    @Override
    public Duration stopLimit() {
      return pipeline.config().stopLimit();
    }

    @Override
    public ScanPlan plan() throws InterruptedException {
      return pipeline.plan();
    }

    @Override
    public List<CheckItem> check() throws InterruptedException {
      return pipeline.check();
    }

    @Override
    public RunningScan start() throws InterruptedException {
      return new Started(pipeline.start());
    }

    @Override
    public void close() {
      pipeline.close();
    }
  }

  private record Started(ScanRun run) implements RunningScan {
    @Override
    public void pause() {
      run.pause();
    }

    @Override
    public void proceed() {
      run.proceed();
    }

    @Override
    public boolean isPaused() {
      return run.isPaused();
    }

    @Override
    public void cancel(String reason) {
      run.cancel(reason);
    }

    @Override
    public Optional<ScanResult> await(Duration limit) throws InterruptedException {
      return run.await(limit);
    }
  }
}
