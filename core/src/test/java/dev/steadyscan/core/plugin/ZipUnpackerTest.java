package dev.steadyscan.core.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a zip may try, and what a sound one may do. */
class ZipUnpackerTest {
  private static final String MISPLACED =
      "it is not a plain zip: its directory is not where its end says (is it cut off, in several"
          + " parts, a zip64, or is something put before it?)";
  private static final String SHARED = "it has entries that share bytes, or one that is cut off";
  private static final String BROKEN = "it is a broken zip: its directory does not fit its entries";
  private static final String CUT_OFF = "it is a zip that is cut off, or something follows it";
  private static final PluginLimits SMALL =
      new PluginLimits(1, 4, 1_000, 1_500, Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Path into = memory.getPath("/work/into");

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectories(into);
  }

  @AfterEach
  void onlyTheFolderWasWrittenTo() throws IOException {
    try (Stream<Path> files = Files.list(into.getParent())) {
      assertThat(files).containsExactlyInAnyOrder(into, memory.getPath("/work/input.zip"));
    }
    memory.close();
  }

  @Test
  void unpacksFoldersAndFilesPackedOrNot() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("empty/"));
      out.putNextEntry(new ZipEntry("a/\u00e4/packed"));
      out.write("abc".repeat(100).getBytes(UTF_8));
      out.putNextEntry(stored("stored", "as it is"));
      out.write("as it is".getBytes(UTF_8));
      out.setComment("a zip with a comment");
    }

    unpack(bytes.toByteArray());

    assertThat(into.resolve("empty")).isEmptyDirectory();
    assertThat(into.resolve("a/\u00e4/packed")).hasContent("abc".repeat(100));
    assertThat(into.resolve("stored")).hasContent("as it is");
  }

  @Test
  void unpacksAZipWithoutEntries() throws Exception {
    unpack(zip());

    assertThat(into).isEmptyDirectory();
  }

  @Test
  void takesWhatIsJustWithinTheLimits() throws Exception {
    unpack(zip("a", "x".repeat(1_000), "b", "x".repeat(500), "c", "", "d", ""));

    assertThat(Files.size(into.resolve("a"))).isEqualTo(1_000);
    assertThat(Files.size(into.resolve("b"))).isEqualTo(500);
  }

  @Test
  void refusesMoreEntriesThanTheLimit() {
    assertRefused(
        "it holds 5 entries, and at most 4 are taken",
        zip("a", "", "b", "", "c", "", "d", "", "e", ""));
  }

  @Test
  void refusesALargeEntryBeforeItWritesAnything() {
    assertRefused(
        "its entry 'b' has 1001 bytes unpacked, and at most 1000 are taken",
        zip("a", "a", "b", "x".repeat(1_001)));
    assertThat(into).isEmptyDirectory();
  }

  @Test
  void refusesTooMuchInAllBeforeItWritesAnything() {
    assertRefused(
        "it has 1501 bytes unpacked, and at most 1500 are taken",
        zip("a", "x".repeat(1_000), "b", "x".repeat(501)));
    assertThat(into).isEmptyDirectory();
  }

  @Test
  void refusesABombThatSaysItIsSmall() throws Exception {
    byte[] bomb = new ZipEdit(zip("bomb", "x".repeat(100_000))).central4("bomb", 24, 900).bytes();

    assertRefused("its entry 'bomb' is damaged: it has not the 900 bytes that it should", bomb);
    assertThat(Files.size(into.resolve("bomb"))).isLessThan(1_000);
  }

  @Test
  void refusesAnEntryThatIsShorterThanItSays() {
    assertRefused(
        "its entry 'a' is damaged: it has not the 4 bytes that it should",
        new ZipEdit(zip("a", "abc")).central4("a", 24, 4).bytes());
  }

  @Test
  void refusesAnEntryWithAnotherChecksum() {
    assertRefused(
        "its entry 'a' is damaged: its checksum is another",
        new ZipEdit(zip("a", "abc")).central4("a", 16, 1).bytes());
  }

  @Test
  void refusesBytesThatAreNotPackedAtAll() {
    ZipEdit edit = new ZipEdit(zip("a", "abcabcabcabc"));
    byte[] zip = edit.bytes();
    zip[edit.header("a") + 31] = (byte) 0xff;

    assertRefused("its entry 'a' is damaged: invalid block type", zip);
  }

  @Test
  void refusesPackedBytesThatEndTooEarly() {
    ZipEdit edit = new ZipEdit(zip("a", "abcabcabcabc"));

    assertRefused(
        "its entry 'a' is damaged: Unexpected end of ZLIB input stream",
        edit.central4("a", 20, edit.central4("a", 20) - 3).bytes());
  }

  @Test
  void refusesAnEncryptedEntry() {
    assertRefused("it is encrypted", new ZipEdit(zip("a", "abc")).central2("a", 8, 0x0801).bytes());
  }

  @Test
  void refusesAMethodThatIsNotDeflate() {
    assertRefused(
        "its entry 'a' is packed by method 12, not deflate",
        new ZipEdit(zip("a", "abc")).central2("a", 10, 12).bytes());
  }

  @Test
  void refusesASymbolicLink() {
    assertRefused(
        "it holds a symbolic link",
        new ZipEdit(zip("a", "/etc/passwd")).central2("a", 40, 0xa1ff).bytes());
  }

  @Test
  void takesAFileWithAModeOfUnix() throws Exception {
    unpack(new ZipEdit(zip("a", "abc")).central2("a", 40, 0x81ed).bytes());

    assertThat(into.resolve("a")).hasContent("abc");
  }

  @Test
  void refusesTwoEntriesOfTheSameBytes() {
    ZipEdit edit = new ZipEdit(zip("a", "abcabc", "b", "abcabc"));
    int second = edit.record("b");
    edit.central4("b", 42, 0).bytes()[second + 46] = 'a';

    assertRefused(SHARED, edit.bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void refusesAnEntryThatReachesIntoWhatFollows(String name) {
    ZipEdit edit = new ZipEdit(zip("a", "abcabc", "b", "abcabc"));

    assertRefused(SHARED, edit.central4(name, 20, edit.central4(name, 20) + 17).bytes());
  }

  @Test
  void refusesAnEntryThatIsSomewhereElse() {
    assertRefused(BROKEN, new ZipEdit(zip("a", "abc")).central4("a", 42, 1).bytes());
    assertRefused(BROKEN, new ZipEdit(zip("a", "abc")).central4("a", 42, -1).bytes());
  }

  @Test
  void refusesAnEntryThatHasTwoNames() {
    byte[] zip = new ZipEdit(zip("a", "abc")).bytes();
    zip[30] = 'b';

    assertRefused(BROKEN, zip);
  }

  @Test
  void refusesADirectoryThatHoldsOtherThanItsCount() {
    byte[] zip = zip("a", "abc", "b", "abc");

    assertRefused(BROKEN, new ZipEdit(zip).end2(8, 1).end2(10, 1).bytes());
    assertRefused(BROKEN, new ZipEdit(zip).end2(8, 3).end2(10, 3).bytes());
    assertRefused(BROKEN, new ZipEdit(zip).central4("b", 0, 7).bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {28, 30, 32})
  void refusesARecordThatIsLongerThanTheDirectory(int length) {
    assertRefused(BROKEN, new ZipEdit(zip("a", "abc")).central2("a", length, 0xffff).bytes());
  }

  @Test
  void refusesTheLiesOfAZip64() {
    byte[] zip = zip("a", "abc");

    assertRefused(MISPLACED, new ZipEdit(zip).end4(16, -1).bytes());
    assertRefused(MISPLACED, new ZipEdit(zip).end4(12, -1).bytes());
    assertRefused(
        "it holds 65535 entries, and at most 4 are taken",
        new ZipEdit(zip).end2(8, 0xffff).end2(10, 0xffff).bytes());
    assertRefused(SHARED, new ZipEdit(zip).central4("a", 20, -1).bytes());
    assertRefused(
        "its entry 'a' has 4294967295 bytes unpacked, and at most 1000 are taken",
        new ZipEdit(zip).central4("a", 24, -1).bytes());
  }

  @Test
  void refusesAZipInSeveralParts() {
    byte[] zip = zip("a", "abc");

    assertRefused(MISPLACED, new ZipEdit(zip).end2(4, 1).bytes());
    assertRefused(MISPLACED, new ZipEdit(zip).end2(6, 1).bytes());
    assertRefused(MISPLACED, new ZipEdit(zip).end2(8, 2).bytes());
  }

  @Test
  void refusesAZipWithSomethingBeforeIt() {
    assertRefused(MISPLACED, ZipMutations.joined(new byte[] {1, 2, 3}, zip("a", "abc")));
  }

  @Test
  void refusesAZipWithSomethingAfterIt() {
    assertRefused(CUT_OFF, ZipMutations.joined(zip("a", "abc"), new byte[1]));
  }

  @Test
  void refusesAZipInTheCommentOfAnother() {
    byte[] inner = zip("a", "inner");
    byte[] outer = new ZipEdit(zip("a", "outer")).end2(20, inner.length).bytes();

    assertRefused(MISPLACED, ZipMutations.joined(outer, inner));
  }

  @Test
  void refusesAZipWhereverItIsCutOff() {
    byte[] zip = zip("a", "abc", "b", "");
    for (int length = 0; length < zip.length; length++) {
      byte[] cut = Arrays.copyOf(zip, length);
      boolean ended = length > new ZipEdit(zip).end() + 3;
      assertRefused(ended ? CUT_OFF : "it is not a zip, or one that is cut off", cut);
    }
  }

  @Test
  void refusesADirectoryThatIsNeverThatLarge() {
    assertRefused("its directory is larger than 16777216 bytes", withDirectoryOf((16 << 20) + 1));
    assertRefused(BROKEN, withDirectoryOf(16 << 20));
  }

  private static byte[] withDirectoryOf(int bytes) {
    return ZipMutations.joined(new byte[bytes], new ZipEdit(zip()).end4(12, bytes).bytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "/evil", "a/../../evil", "a//evil", "./evil", "a/./b", "a/ /b"})
  void refusesANameThatLeadsOut(String name) {
    assertRefused("its entry '" + name + "' leads out of the zip", zip(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\evil", "C:evil", "a\nb", "a\0b", "a\177b", "a\37b"})
  void refusesANameThatNoPathHas(String name) {
    assertRefused(
        "its entry '"
            + name.replaceAll("\\s", " ").replaceAll("\\p{Cntrl}", "?")
            + "' has a name that cannot be a path",
        zip(name, "x"));
  }

  @Test
  void takesTheLongestAndTheDeepestNameAndNoOther() throws Exception {
    String deepest = "d/".repeat(29) + "f";
    String longest = "x".repeat(255);
    unpack(zip(deepest, "x", longest, "x", "e/" + "\u00e4".repeat(127), "x"));

    assertThat(into.resolve(deepest)).exists();
    for (String more : new String[] {"d/" + deepest, "x" + longest, "\u00e4".repeat(128)}) {
      assertThatThrownBy(() -> unpack(zip(more, "x")))
          .isInstanceOf(PluginRefusedException.class)
          .hasMessageEndingWith("has a name that is too long or too deep");
    }
    String longPath = "y".repeat(250) + "/" + "y".repeat(249);
    unpack(zip(longPath, "x"));
    assertThatThrownBy(() -> unpack(zip(longPath + "y", "x")))
        .hasMessageEndingWith("..' has a name that cannot be a path");
  }

  @Test
  void refusesANameThatIsNotText() {
    assertRefused(
        "it has an entry whose name is not UTF-8",
        new ZipEdit(zip("a", "abc")).rename("a", new byte[] {(byte) 0xff}).bytes());
  }

  @Test
  void refusesNamesThatAFileSystemMayNotTellApart() {
    assertRefused("its entry 'LIB/A' is there twice", zip("lib/a", "", "LIB/A", ""));
    assertRefused("its entry 'a' is there twice", zip("a/", "", "a", ""));
    assertRefused("its entry 'a/' is there twice", zip("a", "", "a/", ""));
    assertRefused("its entry 'a' is there twice", zip("a/b", "", "a", ""));
    assertRefused("its entry 'A/b' is inside a file", zip("a", "", "A/b", ""));
  }

  @Test
  void takesAFolderThatIsNamedTwice() throws Exception {
    unpack(zip("a/b", "x", "a/", "", "A/c", "x"));

    assertThat(into.resolve("a/b")).exists();
  }

  private void assertRefused(String reason, byte[] zip) {
    assertThatThrownBy(() -> unpack(zip))
        .isInstanceOf(PluginRefusedException.class)
        .hasMessage(reason);
  }

  private void unpack(byte[] zip) throws IOException, PluginRefusedException {
    Path file = Files.write(memory.getPath("/work/input.zip"), zip);
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      new ZipUnpacker(SMALL).unpack(bytes, into);
    }
  }

  private static ZipEntry stored(String name, String text) {
    ZipEntry entry = new ZipEntry(name);
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(UTF_8));
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(text.length());
    entry.setCrc(sum.getValue());
    entry.setExtra(new byte[] {'x', 'x', 1, 0, 'x'});
    return entry;
  }

  private static byte[] zip(String... namesAndTexts) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      entries.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
    }
    return PluginZip.pack(entries);
  }
}
