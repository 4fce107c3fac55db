package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.core.plugin.GuardedLanes;
import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command among doubles. */
final class Bench {
  final Screen screen;
  final ScriptedScan scan = new ScriptedScan();
  final ManualTime time = new ManualTime();
  final List<Integer> halts = new ArrayList<>();
  final Stopping stopping;
  private final PluginReader plugins =
      new PluginReader() {
        @Override
        public Offers read(Path folder) {
          return offers;
        }

        @Override
        public List<Described> describe(Path folder, String name) throws InterruptedException {
          try (ForeignCalls calls =
              new GuardedLanes(TimeSource.system()).open("test", ErrorCode.PLUGIN_DEFECT)) {
            return Described.of(name, offers, calls);
          }
        }
      };
  private TimeSource clock = time;
  private Offers offers =
      new Offers(Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());

  Bench() {
    this(Screen.file());
  }

  Bench(Screen screen) {
    this.screen = screen;
    this.stopping = new Stopping(Thread.currentThread(), screen.terminal(), time, halts::add);
  }

  /** For commands that wait for the disk. */
  Bench inRealTime() {
    clock = TimeSource.system();
    return this;
  }

  Bench offering(Offers value) {
    offers = value;
    return this;
  }

  int run(String... arguments) {
    Folders folders = new Folders(Path.of("plugins"), Path.of("cache"), Path.of("tmp"));
    return new CommandRunner(
            new Surroundings(
                screen.terminal(),
                scan,
                plugins,
                folders,
                new Logging(),
                stopping,
                clock,
                ZoneOffset.UTC))
        .run(arguments);
  }
}
