package dev.steadyscan.core.plugin;

import dev.steadyscan.api.time.TimeSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A second Java process that loads plugins into the same cache, as a second scan would. */
final class OtherProcess {
  private OtherProcess() {}

  /** Starts it. It holds its plugins until its input ends. */
  static Process start(Path folder, Path cache) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.toString(),
                cache.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** What it has loaded and what it has refused, once it has. */
  static String loaded(Process process) throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
  }

  /** The other end. */
  public static void main(String[] folderAndCache) throws Exception {
    Path folder = Path.of(folderAndCache[0]);
    Path cache = Path.of(folderAndCache[1]);
    try (PluginCatalog catalog = open(folder, cache)) {
      byte[] line =
          (catalog.plugins() + " " + catalog.refused() + "\n").getBytes(StandardCharsets.UTF_8);
      try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
        out.write(line);
      }
      while (System.in.read() >= 0) {}
    }
  }

  static PluginCatalog open(Path folder, Path cache) throws InterruptedException {
    return PluginCatalog.open(
        folder, cache, "0.1.0", PluginLimits.defaults(), new GuardedLanes(TimeSource.system()));
  }
}
