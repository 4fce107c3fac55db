package dev.steadyscan.core.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Input that chance made, each from its own number, so that one can be made again alone: {@code
 * -Dsteadyscan.fuzz.from=NUMBER -Dsteadyscan.fuzz.inputs=1}.
 */
@Timeout(7200)
class HostileZipsFuzzTest {
  private static final long INPUTS = Long.getLong("steadyscan.fuzz.inputs", 100_000);
  private static final long FROM = Long.getLong("steadyscan.fuzz.from", 0);
  private static final long JARS = (INPUTS + 199) / 200;
  private static final long AT_ONCE = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final PluginLimits SMALL =
      new PluginLimits(20_000, 12, 4_000, 8_000, LONGEST, LONGEST);
  private static final String PROPERTIES =
      """
      plugin.id=good
      plugin.version=1.0.0
      plugin.requires=>=0.1.0 & <0.2.0
      plugin.dependencies=other@>=1.0.0, more?
      plugin.description=A plugin
      """;
  private static final String[] PARTS = {
    ">=",
    "<",
    "&",
    "|",
    "(",
    ")",
    "^",
    "~",
    "x",
    "*",
    "1.",
    "@",
    "?",
    ",",
    "-",
    "\\u",
    "=",
    "!",
    "99999999999",
    " ",
    "\n",
    "plugin.id",
    ".0"
  };
  private static final byte[] ZIP = zip();
  private static final byte[] JAR = jar();

  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Path root = memory.getPath("/work");
  private final Path into = root.resolve("outer/into");
  private final AtomicLong current = new AtomicLong();
  private int taken;
  private int refused;

  @TempDir private Path disk;

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(into.getParent());
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @Test
  void aZipIsUnpackedWholeInsideItsFolderOrRefusedByName() {
    each(INPUTS, this::unpack);
  }

  @Test
  void aDescriptorIsReadOrRefusedByName() throws IOException {
    Files.createDirectory(into);
    each((INPUTS + 4) / 5, this::describe);
  }

  @Test
  void aJarIsReadOrRefusedByName() throws IOException {
    Files.createDirectory(disk.resolve("lib"));
    each(JARS, this::list);
  }

  /** Takes one input, or refuses it. */
  @FunctionalInterface
  private interface Attempt {
    void take(SplittableRandom random) throws IOException, PluginRefusedException;
  }

  private void each(long inputs, Attempt attempt) {
    for (long from = FROM; from < FROM + inputs; from += AT_ONCE) {
      long first = from;
      long last = Math.min(first + AT_ONCE, FROM + inputs);
      assertTimeoutPreemptively(
          LONGEST, () -> some(first, last, attempt), () -> "input " + current + " hangs");
    }
    if (inputs >= AT_ONCE) {
      assertThat(taken).isGreaterThan((int) (inputs / 50));
      assertThat(refused).isGreaterThan((int) (inputs / 50));
    }
  }

  private void some(long first, long last, Attempt attempt) {
    for (long number = first; number < last; number++) {
      current.set(number);
      try {
        attempt.take(new SplittableRandom(number));
        taken++;
      } catch (PluginRefusedException e) {
        refused++;
        if (!String.valueOf(e.getMessage()).startsWith("it")) {
          throw new AssertionError("input " + number + " is refused without a sentence", e);
        }
      } catch (Throwable anything) {
        throw new AssertionError("input " + number + " is not refused by name", anything);
      }
    }
  }

  private void unpack(SplittableRandom random) throws IOException, PluginRefusedException {
    Files.createDirectory(into);
    Path zip = Files.write(root.resolve("input.zip"), new ZipMutations(random).mutated(ZIP));
    try (SeekableByteChannel bytes = Files.newByteChannel(zip)) {
      new ZipUnpacker(SMALL).unpack(bytes, into);
    } finally {
      checkWhatWasWritten();
      FileTree.delete(into);
    }
  }

  private void checkWhatWasWritten() throws IOException {
    if (!names(root).equals(Set.of("input.zip", "outer"))
        || !names(into.getParent()).equals(Set.of("into"))
        || bytesIn(into) > SMALL.totalBytes()) {
      throw new IllegalStateException("unpacked to a wrong place, or too large");
    }
  }

  private void describe(SplittableRandom random) throws IOException, PluginRefusedException {
    StringBuilder text = new StringBuilder(PROPERTIES);
    for (int left = random.nextInt(6); left > 0; left--) {
      String part = PARTS[random.nextInt(PARTS.length)].repeat(1 + random.nextInt(3));
      text.insert(random.nextInt(text.length()), part);
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    Files.write(
        into.resolve("plugin.properties"),
        random.nextInt(3) == 0 ? new ZipMutations(random).bytes(bytes) : bytes);
    Descriptor.read(into, "0.1.0");
  }

  private void list(SplittableRandom random) throws IOException, PluginRefusedException {
    Files.write(disk.resolve("lib/good.jar"), new ZipMutations(random).mutated(JAR));
    PluginFiles.read(disk);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static long bytesIn(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
    }
    return bytes;
  }

  private static byte[] jar() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/extensions.idx", "# all\nacme.Policy\n".getBytes(UTF_8));
    entries.put("reference.conf", "a = 1\n".getBytes(UTF_8));
    return PluginZip.pack(entries);
  }

  private static byte[] zip() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("plugin.properties", PROPERTIES.getBytes(UTF_8));
    entries.put("lib/", new byte[0]);
    entries.put("lib/good.jar", jar());
    entries.put("doc/\u00e4/read.me", "read me, read me, read me".getBytes(UTF_8));
    return PluginZip.pack(entries);
  }
}
