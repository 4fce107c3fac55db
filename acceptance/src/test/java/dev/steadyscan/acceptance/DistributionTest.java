package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.command.Runtimes;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, unpacked anywhere: it runs the demo with a Java runtime alone. */
@TestInstance(Lifecycle.PER_CLASS)
class DistributionTest {
  private Path temporary;
  private Path home;

  @BeforeAll
  void unpack(@TempDir Path folder) throws IOException {
    temporary = folder;
    Path zip = only(Checkout.root().resolve("cli/target"), "steadyscan-.*\\.zip");
    Path unpacked = Files.createDirectories(temporary.resolve("un packed"));
    try (FileSystem files =
            FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      for (Path each : (Iterable<Path>) all.skip(1)::iterator) {
        Path target = unpacked.resolve(files.getPath("/").relativize(each).toString());
        Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
        if (!Files.isDirectory(target)) {
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(each));
        }
      }
    }
    home = only(unpacked, "steadyscan-.*");
  }

  @Test
  void bringsWhatItNeedsAndNoBuild() throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      assertThat(entries.map(each -> each.getFileName().toString()))
          .contains("bin", "config", "lib", "plugins", "LICENSE", "README.md")
          .doesNotContain("pom.xml", "target");
    }
    assertThat(home.resolve("bin/steadyscan")).isExecutable();
    assertThat(home.resolve("plugins/steadyscan-simulator.zip")).isRegularFile();
  }

  @Test
  void runsTheDemoWithARuntimeAlone() throws Exception {
    Path runtime = Runtimes.bare(temporary.resolve("runtime"));
    Path output = temporary.resolve("scans");
    Finished run =
        Command.of(home.resolve("bin/steadyscan"), runtime, temporary)
            .run(
                "run",
                home.resolve("config/demo.conf").toString(),
                "--output",
                output.toString(),
                "--set",
                "scan.pattern.rotations-deg.count=5",
                "--set",
                "plugins.simulator.time-scale=1000",
                "--set",
                "plugins.simulator.faults=[{kind=hang, camera=left, step=7}]");
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.err()).as("nothing to complain about").isEmpty();
    ScanFolder folder = ScanFolder.only(output);
    assertThat(folder.journal().shots()).hasSize(40).allMatch(Shot::isCompleted);
    folder.assertThatPicturesAreRight();
  }

  private static Path only(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.getFileName().toString().matches(name)).toList();
      assertThat(found).as(folder + "/" + name).hasSize(1);
      return found.get(0);
    }
  }
}
