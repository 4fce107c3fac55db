package dev.steadyscan.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else than zips a plugin folder may hold, and what disks may do; a good one lies beside. */
class HostileFilesTest {
  private static final String NO_ZIP =
      "it is no file that could be a zip, or a link that leads to none";

  @TempDir private Path temp;
  private Path folder;
  private Path cache;

  @BeforeEach
  void goodOne() throws Exception {
    folder = Files.createDirectory(temp.resolve("plugins"));
    cache = temp.resolve("cache");
    PluginZip.good("good").write(folder.resolve("good.zip"));
  }

  @AfterEach
  void property() {
    System.clearProperty(HangAwareTime.HUNG);
  }

  @Test
  void aFolderNamedLikeAZip() throws Exception {
    Files.createDirectory(folder.resolve("bad.zip"));

    assertThat(reasons()).containsExactly("bad.zip: it is a folder; a plugin is a zip");
  }

  @Test
  void linksThatLeadNowhere() throws Exception {
    Files.createSymbolicLink(folder.resolve("bad.zip"), Path.of("nowhere"));
    Files.createSymbolicLink(folder.resolve("self.zip"), Path.of("self.zip"));

    assertThat(reasons()).containsExactly("bad.zip: " + NO_ZIP, "self.zip: " + NO_ZIP);
  }

  @Test
  void aLinkToADeviceWithoutAnEnd() throws Exception {
    Files.createSymbolicLink(folder.resolve("bad.zip"), Path.of("/dev/zero"));

    assertThat(reasons()).containsExactly("bad.zip: " + NO_ZIP);
  }

  @Test
  void aPipeThatNobodyWritesTo() throws Exception {
    assumeTrue(run("mkfifo", folder.resolve("bad.zip").toString()));

    assertThat(reasons()).containsExactly("bad.zip: " + NO_ZIP);
  }

  @Test
  void aLinkToAZipElsewhereIsFollowed() throws Exception {
    Path elsewhere = PluginZip.good("linked").write(temp.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("linked.zip"), elsewhere);

    try (PluginCatalog catalog = OtherProcess.open(folder, cache)) {
      assertThat(catalog.plugins()).extracting(PluginInfo::id).containsExactly("good", "linked");
    }
  }

  @Test
  void aZipThatChangesWhileItIsReadIsOneOfThoseItWas() throws Exception {
    byte[] one = Files.readAllBytes(PluginZip.good("other").write(temp.resolve("1")));
    byte[] two =
        Files.readAllBytes(
            PluginZip.good("other").property("plugin.version", "2.0.0").write(temp.resolve("2")));
    Thread writer = new Thread(() -> rewrite(List.of(one, two)));
    writer.start();
    try {
      for (int i = 0; i < 20; i++) {
        try (PluginCatalog catalog = OtherProcess.open(folder, cache)) {
          assertThat(catalog.plugins().size() + catalog.refused().size()).isBetween(1, 2);
          assertThat(catalog.refused()).allMatch(refusal -> refusal.reason().startsWith("it is"));
        }
      }
    } finally {
      writer.interrupt();
      writer.join();
    }
  }

  private void rewrite(List<byte[]> versions) {
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      byte[] bytes = versions.get(i % 2);
      Path file = folder.resolve("other.zip");
      try {
        Files.write(file, Arrays.copyOf(bytes, bytes.length / (1 + i % 3)));
        Files.copy(file, temp.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
      } catch (java.io.IOException interruptedOrFull) {
        return;
      }
    }
  }

  @Test
  void aDiskThatHangsOnOneZip() throws Exception {
    PluginZip.good("stuck").write(folder.resolve("stuck.zip"));
    ForeignCalls.Lanes real = new GuardedLanes(new HangAwareTime());
    PluginLimits limits =
        new PluginLimits(
            200_000, 20, 100_000, 150_000, Duration.ofMinutes(1), Duration.ofSeconds(30));

    try (PluginCatalog catalog =
        PluginCatalog.open(
            folder,
            cache,
            "0.1.0",
            limits,
            (name, code) -> hangingOn("stuck.zip", real, name, code))) {
      assertThat(catalog.plugins()).extracting(PluginInfo::id).containsExactly("good");
      assertThat(catalog.refused())
          .extracting(Refusal::toString)
          .containsExactly("stuck.zip: it could not be read and unpacked within 60 s");
    }
  }

  private static ForeignCalls hangingOn(
      String file, ForeignCalls.Lanes lanes, String name, ErrorCode code) {
    ForeignCalls calls = lanes.open(name, code);
    return new ForeignCalls() {
      @Override
      public <T> T call(String operation, Duration limit, Callable<T> call)
          throws InterruptedException {
        Callable<T> hanging =
            () -> {
              hang();
              return call.call();
            };
        return calls.call(operation, limit, operation.endsWith(file) ? hanging : call);
      }

      @Override
      public void close() {
        calls.close();
      }
    };
  }

  private static void hang() {
    System.setProperty(HangAwareTime.HUNG, "");
    while (true) {
      LockSupport.park();
    }
  }

  @Test
  void aPluginFolderThatMayOnlyBeRead() throws Exception {
    assumeTrue(run("mount", "--bind", folder.toString(), folder.toString()));
    try {
      assumeTrue(run("mount", "-o", "remount,ro,bind", folder.toString()));
      assertThat(reasons()).isEmpty();
    } finally {
      run("umount", folder.toString());
    }
  }

  @Test
  void aCacheThatMayOnlyBeRead() throws Exception {
    Files.createDirectory(cache);
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", cache.toString()));
    try (PluginCatalog catalog = OtherProcess.open(folder, cache)) {
      assertThat(catalog.refused())
          .singleElement()
          .asString()
          .startsWith("good.zip: it cannot be unpacked: the folder " + cache + " cannot be written")
          .contains("Read-only");
    } finally {
      run("umount", cache.toString());
    }
  }

  @Test
  void aCacheThatIsFull() throws Exception {
    PluginZip.good("large").inZip("large", noise()).write(folder.resolve("large.zip"));
    Files.createDirectory(cache);
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", cache.toString()));
    try {
      assertThat(reasons())
          .singleElement()
          .asString()
          .startsWith("large.zip: it could not be read or unpacked: ")
          .contains("No space left");
    } finally {
      run("umount", cache.toString());
    }
  }

  private static byte[] noise() {
    byte[] noise = new byte[100_000];
    new java.util.SplittableRandom(1).nextBytes(noise);
    return noise;
  }

  /** Whether the system lets us: mounting needs privileges that not everybody has. */
  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private List<String> reasons() throws Exception {
    try (PluginCatalog catalog =
        PluginCatalog.open(
            folder,
            cache,
            "0.1.0",
            PluginLimits.defaults(),
            new GuardedLanes(TimeSource.system()))) {
      assertThat(catalog.plugins()).extracting(PluginInfo::id).contains("good");
      return catalog.refused().stream().map(Refusal::toString).toList();
    }
  }
}
