package dev.steadyscan.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that unpack into one cache, one after the other and at once. */
class RunFolderTest {
  @TempDir private Path temp;
  private Path cache;

  @BeforeEach
  void cache() {
    cache = temp.resolve("not/yet");
  }

  @Test
  void isMadeAtTheFirstCallAndGoneInTheEnd() throws Exception {
    RunFolder run = new RunFolder(cache);
    assertThat(cache).doesNotExist();

    Path path = run.path();
    assertThat(run.path()).isEqualTo(path).isEmptyDirectory();
    Files.createDirectories(path.resolve("a/b"));
    run.remove();
    run.remove();

    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void isAnotherForEachRunOfOneProcess() throws Exception {
    RunFolder one = new RunFolder(cache);
    RunFolder two = new RunFolder(cache);

    assertThat(one.path()).isNotEqualTo(two.path());
    one.remove();
    assertThat(two.path()).isEmptyDirectory();
    two.remove();
  }

  @Test
  void removesWhatARunLeftThatIsNoMore() throws Exception {
    Files.createDirectories(cache.resolve("run-1-1-x/old.zip/files"));
    Files.createFile(cache.resolve("run-1-1-x.lock"));
    Files.createFile(cache.resolve("run-1-1-y.lock"));
    Files.createDirectories(cache.resolve("something-else"));
    Files.createFile(cache.resolve("run-notes"));

    RunFolder run = new RunFolder(cache);
    run.path();
    run.remove();

    assertThat(names()).containsExactlyInAnyOrder("something-else", "run-notes");
  }

  @Test
  void beginsBesideALeftoverThatCannotBeRemoved() throws Exception {
    Files.createDirectories(cache.resolve("run-1-1-x.lock"));

    RunFolder run = new RunFolder(cache);

    assertThat(run.path()).exists();
    run.remove();
    assertThat(names()).containsExactly("run-1-1-x.lock");
  }

  @Test
  void refusesACacheThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(temp.resolve("not"));

    assertThatThrownBy(() -> new RunFolder(cache).path())
        .isInstanceOf(PluginRefusedException.class)
        .hasMessageStartingWith("it cannot be unpacked: the folder " + cache + " cannot be written")
        .hasMessageContaining(file.toString());
  }

  @Test
  void keepsWhatALivingProcessUsesAndRemovesItOnceThatIsKilled() throws Exception {
    Path folder = folderWithAPlugin();
    Process other = OtherProcess.start(folder, cache);
    try {
      assertThat(OtherProcess.loaded(other)).contains("good.zip, ").endsWith(" []");
      List<String> ofTheOther = names();
      assertThat(ofTheOther).hasSize(2);

      OtherProcess.open(folder, cache).close();
      assertThat(names()).isEqualTo(ofTheOther);
    } finally {
      other.destroyForcibly().waitFor();
    }

    OtherProcess.open(folder, cache).close();

    assertThat(names()).isEmpty();
  }

  @Test
  void twoProcessesThatStartAtOnceBothLoadTheirPlugins() throws Exception {
    Path folder = folderWithAPlugin();
    Process one = OtherProcess.start(folder, cache);
    Process two = OtherProcess.start(folder, cache);
    try {
      assertThat(OtherProcess.loaded(one)).contains("good.zip, ").endsWith(" []");
      assertThat(OtherProcess.loaded(two)).contains("good.zip, ").endsWith(" []");
    } finally {
      one.getOutputStream().close();
      two.getOutputStream().close();
    }

    assertThat(one.waitFor() + two.waitFor()).isZero();
    assertThat(names()).isEmpty();
  }

  @Test
  void catalogsThatOpenAtOnceInOneProcessDoNotMeet() throws Exception {
    Path folder = folderWithAPlugin();
    List<CompletableFuture<String>> all =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> opened(folder)))
            .toList();

    assertThat(all).allSatisfy(one -> assertThat(one.get()).isEqualTo("1 []"));
    assertThat(names()).isEmpty();
  }

  private String opened(Path folder) {
    try (PluginCatalog catalog = OtherProcess.open(folder, cache)) {
      return catalog.plugins().size() + " " + catalog.refused();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path folderWithAPlugin() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("plugins"));
    PluginZip.good("good").write(folder.resolve("good.zip"));
    return folder;
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
