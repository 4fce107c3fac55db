package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/**
 * Where plugins are and where they are unpacked.
 *
 * @param plugins the folder of plugins, unless the command line names another
 * @param cached where plugins should be unpacked
 * @param temporary where a folder for that is made if they cannot be unpacked there
 */
record Folders(Path plugins, Path cached, Path temporary) {

  static Folders of(Properties properties, Map<String, String> environment) {
    Path home = Path.of(properties.getProperty("steadyscan.home", ""));
    return new Folders(
        home.resolve("plugins"),
        caches(properties, environment).resolve("steadyscan").resolve("plugins"),
        Path.of(properties.getProperty("java.io.tmpdir", "/tmp")));
  }

  private static Path caches(Properties properties, Map<String, String> environment) {
    String named = environment.getOrDefault("XDG_CACHE_HOME", "");
    // As the XDG specification has it: a relative path is to be ignored.
    return named.startsWith("/")
        ? Path.of(named)
        : Path.of(properties.getProperty("user.home", "/"), ".cache");
  }

  /**
   * A folder that can be written and that nobody else can change; made if it is not there.
   *
   * @throws ScanException with {@code DISK} if there is none
   */
  Path cache() {
    try {
      return canBeWritten(cached) ? cached : temporaryCache();
    } catch (IOException failed) {
      throw new ScanException(
          ErrorCode.DISK,
          "plugins can be unpacked neither into " + cached + " nor into " + temporary,
          failed);
    }
  }

  private static boolean canBeWritten(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException answer) {
      return false;
    }
  }

  private Path temporaryCache() throws IOException {
    Path fresh = Files.createTempDirectory(temporary, "steadyscan-plugins-");
    String owner = Files.getOwner(fresh).getName();
    Path kept = temporary.resolve("steadyscan-plugins-of-" + owner.replaceAll("\\W", "_"));
    try {
      return Files.move(fresh, kept);
    } catch (FileAlreadyExistsException there) {
      if (!isOurs(kept, owner)) {
        return fresh;
      }
    }
    Files.delete(fresh);
    return kept;
  }

  /** What lies in a temporary folder may have been put there by anybody. */
  private static boolean isOurs(Path folder, String owner) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(owner)
        && PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))
            .equals("rwx------");
  }
}
