package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.ScanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir private Path folder;

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("steadyscan.home", "/opt/steadyscan");
    properties.setProperty("user.home", "/home/me");
    properties.setProperty("java.io.tmpdir", "/tmp");
    return properties;
  }

  @Test
  void pluginsAreBesideTheCommandAndTheCacheInTheHome() {
    assertThat(Folders.of(properties(), Map.of()))
        .isEqualTo(
            new Folders(
                Path.of("/opt/steadyscan/plugins"),
                Path.of("/home/me/.cache/steadyscan/plugins"),
                Path.of("/tmp")));
  }

  @Test
  void theCacheFollowsTheXdgVariableIfItIsAbsolute() {
    assertThat(Folders.of(properties(), Map.of("XDG_CACHE_HOME", "/c")).cached())
        .isEqualTo(Path.of("/c/steadyscan/plugins"));
    assertThat(Folders.of(properties(), Map.of("XDG_CACHE_HOME", "c")).cached())
        .isEqualTo(Path.of("/home/me/.cache/steadyscan/plugins"));
  }

  @Test
  void makesTheCache() {
    Path cached = folder.resolve("a/b");
    assertThat(new Folders(folder, cached, folder).cache()).isEqualTo(cached).isDirectory();
  }

  @Test
  void keepsOneFolderOfItsOwnAmongTheTemporaryOnesWhereTheCacheCannotBeWritten()
      throws IOException {
    Folders folders = new Folders(folder, unwritable(), folder);
    Path cache = folders.cache();
    assertThat(cache.getParent()).isEqualTo(folder);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    Files.createFile(cache.resolve("unpacked"));
    assertThat(folders.cache()).isEqualTo(cache);
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().matches(".*-\\d+"));
  }

  @Test
  void takesNoTemporaryFolderThatOthersCanWrite() throws IOException {
    Folders folders = new Folders(folder, unwritable(), folder);
    Path planted = folders.cache();
    Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createFile(planted.resolve("evil"));
    assertThat(folders.cache()).isNotEqualTo(planted).isEmptyDirectory();
  }

  @Test
  void saysWhichFoldersItTried() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new Folders(folder, file, file).cache())
        .isInstanceOf(ScanException.class)
        .hasMessage("plugins can be unpacked neither into " + file + " nor into " + file);
  }

  /** A folder below a file can be made by nobody, root not excepted. */
  private Path unwritable() throws IOException {
    Path file = folder.resolve("file");
    return (Files.exists(file) ? file : Files.createFile(file)).resolve("cache");
  }
}
