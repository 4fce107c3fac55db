package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.ScanPlan;
import dev.steadyscan.core.scan.ScanResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The command in a process of its own, over a scan that the config's name describes: one that is
 * through, one that runs until it is cancelled, or one that does not even end then.
 */
final class SignalledMain {
  static final String THROUGH = "through";
  static final String ENDLESS = "endless";
  static final String STUBBORN = "stubborn";

  private SignalledMain() {}

  public static void main(String[] args) {
    Folders folders = new Folders(Path.of("plugins"), Path.of("cache"), Path.of("tmp"));
    Main.run(args, folders, new Scans(), new NoPlugins());
  }

  private static final class Scans implements ScanOpener {
    @Override
    public OpenScan open(Request request, List<ScanListener> listeners) {
      return new Scan(request.config().toString(), listeners);
    }

    @Override
    public Optional<OpenScan> resume(Resumption request, List<ScanListener> listeners) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Path> unfinished(Path output) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoPlugins implements PluginReader {
    @Override
    public Offers read(Path folder) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Described> describe(Path folder, String name) {
      throw new UnsupportedOperationException();
    }
  }

  private record Scan(
      String name, List<ScanListener> listeners, CompletableFuture<ScanResult> result)
      implements OpenScan, RunningScan {

    Scan(String name, List<ScanListener> listeners) {
      this(name, listeners, new CompletableFuture<>());
    }

    @Override
    public Path output() {
      return Path.of("scans");
    }

    @Override
    public Duration stopLimit() {
      return Duration.ofMinutes(5);
    }

    @Override
    public ScanPlan plan() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<CheckItem> check() {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunningScan start() {
      listeners.forEach(listener -> listener.on(Events.started(144)));
      if (name.equals(THROUGH)) {
        result.complete(Results.withGaps(1));
      }
      return this;
    }

    @Override
    public void pause() {}

    @Override
    public void proceed() {}

    @Override
    public boolean isPaused() {
      return false;
    }

    @Override
    public void cancel(String reason) {
      if (!name.equals(STUBBORN)) {
        result.complete(Results.interrupted());
      }
    }

    @Override
    public Optional<ScanResult> await(Duration limit) throws InterruptedException {
      return TimeSource.system().await(result, limit)
          ? Optional.of(result.join())
          : Optional.empty();
    }

    @Override
    public void close() {}
  }
}
