package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the plugin folder: what is sound in it, and what is not. */
final class PluginFolder {
  private final Path folder;
  private final String apiVersion;
  private final PluginLimits limits;
  private final ForeignCalls disk;
  private final PluginUnpacker unpacker;
  private final List<PluginPackage> packages = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();

  PluginFolder(
      Path folder, RunFolder run, String apiVersion, PluginLimits limits, ForeignCalls disk) {
    this.folder = folder;
    this.apiVersion = apiVersion;
    this.limits = limits;
    this.disk = disk;
    unpacker = new PluginUnpacker(run, limits);
  }

  /** Unpacks and checks every zip. */
  void read() throws InterruptedException {
    for (Path file : list()) {
      if (isNamed(file, ".zip")) {
        readZip(file);
      } else if (isNamed(file, ".jar")) {
        refused.add(new Refusal(nameOf(file), "", "a plugin is a zip, not a bare jar"));
      }
    }
    refuseSameIds();
  }

  List<PluginPackage> packages() {
    return List.copyOf(packages);
  }

  List<Refusal> refused() {
    return List.copyOf(refused);
  }

  private List<Path> list() throws InterruptedException {
    try {
      return disk.call("list " + folder, limits.file(), this::listed);
    } catch (DeviceException e) {
      throw new ScanException(
          ErrorCode.INPUT, "the plugin folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private List<Path> listed() throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !nameOf(file).startsWith(".")).sorted().toList();
    }
  }

  private void readZip(Path zip) throws InterruptedException {
    try {
      packages.add(disk.call("read " + zip, limits.file(), () -> unpacked(zip)));
    } catch (DeviceException e) {
      refused.add(new Refusal(nameOf(zip), "", reason(e)));
    }
  }

  private PluginPackage unpacked(Path zip) throws IOException, PluginRefusedException {
    if (!Files.isRegularFile(zip)) {
      throw new PluginRefusedException(
          Files.isDirectory(zip)
              ? "it is a folder; a plugin is a zip"
              : "it is no file that could be a zip, or a link that leads to none");
    }
    PluginUnpacker.Unpacked unpacked = unpacker.unpack(zip);
    Descriptor descriptor = Descriptor.read(unpacked.folder(), apiVersion);
    PluginFiles files = PluginFiles.read(unpacked.folder());
    return new PluginPackage(nameOf(zip), unpacked.sha256(), unpacked.folder(), descriptor, files);
  }

  private String reason(DeviceException e) {
    if (e.failure().kind() == FailureKind.TIMEOUT) {
      return "it could not be read and unpacked within " + Durations.print(limits.file());
    }
    Throwable cause = e.failure().cause().orElse(e);
    return cause instanceof PluginRefusedException refusal
        ? String.valueOf(refusal.getMessage())
        : "it could not be read or unpacked: " + cause;
  }

  /** Neither can be preferred: which is meant, only the person knows who put both there. */
  private void refuseSameIds() {
    Map<String, List<PluginPackage>> byId =
        packages.stream().collect(Collectors.groupingBy(PluginPackage::id));
    for (List<PluginPackage> same : byId.values()) {
      if (same.size() > 1) {
        packages.removeAll(same);
        String files = same.stream().map(PluginPackage::file).collect(Collectors.joining(", "));
        same.forEach(
            one ->
                refused.add(one.refusal("the plugin '" + one.id() + "' is there twice: " + files)));
      }
    }
  }

  private static boolean isNamed(Path file, String ending) {
    return nameOf(file).toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
