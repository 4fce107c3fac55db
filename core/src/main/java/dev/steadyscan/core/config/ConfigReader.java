package dev.steadyscan.core.config;

import com.typesafe.config.ConfigObject;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Reads configs. All that is wrong with one is reported at once, each with file and line.
 *
 * <p>Thread-safe: a read has its own lanes, for the files and for the plugins' settings records.
 */
public final class ConfigReader {
  private static final Duration FILE_LIMIT = Duration.ofSeconds(20);

  private final ForeignCalls.Lanes lanes;

  /** A reader that touches files and plugins in lanes of these. */
  public ConfigReader(ForeignCalls.Lanes lanes) {
    this.lanes = lanes;
  }

  /**
   * Reads a file and what it includes.
   *
   * @param sets values that override the file's, {@code key=value}, as of {@code --set}
   * @throws ConfigException with all problems
   * @throws InterruptedException if the thread was interrupted
   */
  public ScanConfig read(Path file, List<String> sets, Offers offers) throws InterruptedException {
    Problems problems = new Problems();
    return read(
        problems, file.toString(), () -> new HoconLoader(problems).load(file), sets, offers);
  }

  /**
   * Reads a text, as the resolved config of an earlier scan, which is JSON; it can include nothing.
   *
   * @param name of the text, for messages
   * @throws ConfigException with all problems
   * @throws InterruptedException if the thread was interrupted
   */
  public ScanConfig read(String name, String text, List<String> sets, Offers offers)
      throws InterruptedException {
    Problems problems = new Problems();
    return read(problems, name, () -> new HoconLoader(problems).load(name, text), sets, offers);
  }

  private ScanConfig read(
      Problems problems, String name, Callable<HoconFile> load, List<String> sets, Offers offers)
      throws InterruptedException {
    Optional<ConfigObject> tree;
    KeyPlaces places;
    try (ForeignCalls disk = lanes.open("config files", ErrorCode.INPUT)) {
      HoconFile file = disk.call("read " + name, FILE_LIMIT, load);
      Overrides overrides = Overrides.of(sets, problems);
      if (file.object().isEmpty()) {
        problems.throwIfAny();
      }
      places = new KeyPlaces(file, overrides.origins());
      Resolver resolver = new Resolver(places, problems);
      tree = disk.call("resolve " + name, FILE_LIMIT, () -> resolver.resolve(file, overrides));
    } catch (DeviceException e) {
      problems.add(new ConfigProblem(name, 0, "", "", unreadable(e)));
      throw new ConfigException(problems.all());
    }
    if (tree.isEmpty()) {
      throw new ConfigException(problems.all());
    }
    try (ForeignCalls plugins = lanes.open("plugin settings", ErrorCode.PLUGIN_DEFECT)) {
      PluginCode code = new PluginCode(plugins);
      Optional<ScanConfig> config =
          new ScanBinder(tree.get(), offers, places, problems, code).bind();
      problems.throwIfAny();
      return config.orElseThrow(() -> new IllegalStateException("neither config nor problem"));
    }
  }

  private static String unreadable(DeviceException e) {
    return e.failure().kind() == FailureKind.TIMEOUT
        ? "the config could not be read within " + Quantities.print(FILE_LIMIT)
        : "the config could not be read: " + e.failure().cause().orElse(e);
  }
}
