package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that take a config have in common. Filled in by picocli. */
final class ScanOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "CONFIG", description = "the scan's config, a HOCON file")
  private Path config = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "the folder in which the scan's folder is made, in place of scan.output")
  private Optional<Path> output = Optional.empty();

  @Mixin private PluginOption plugins = new PluginOption();

  private final List<String> sets = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "a value in place of the config's, as scan.repair.passes=0; may be repeated")
  void set(List<String> values) {
    for (String value : values) {
      if (value.indexOf('=') < 1) {
        throw new ParameterException(
            command.commandLine(), "--set takes key=value, not '" + value + "'");
      }
    }
    sets.clear();
    sets.addAll(values);
  }

  Path config() {
    return config;
  }

  OpenScan open(Surroundings with, List<ScanListener> listeners) throws InterruptedException {
    List<String> overrides = new ArrayList<>(sets);
    output.ifPresent(folder -> overrides.add("scan.output=" + quoted(folder.toString())));
    ScanOpener.Request request =
        new ScanOpener.Request(config, overrides, plugins.folder(with.folders()));
    OpenScan scan = with.scans().open(request, listeners);
    with.stopping().rig(scan.stopLimit());
    return scan;
  }

  /** A string of HOCON, which is one of JSON: any path stays what it is. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
