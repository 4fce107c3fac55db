package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.RecoveryEnded;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanEvent.Continued;
import dev.steadyscan.api.event.ScanEvent.Paused;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.testkit.ManualTime;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class FolderScanStoreTest {
  private static final ScanCounts SHOTS = new ScanCounts(288, 287, 1);
  private static final ScanCounts POINTS = new ScanCounts(144, 143, 1);

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private ScriptedDisk disk;
  private FolderScanStore store;

  @BeforeEach
  void open() {
    disk = new ScriptedDisk(output);
    store = new FolderScanStore(output, Samples.settings(), time, this::text, disk, 1);
    store.start(header());
    disk.forget();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Optional<String> text(ScanEvent event) {
    return event instanceof Note note ? Optional.of(note.text()) : Optional.empty();
  }

  private Path folder() {
    return store.folder().orElseThrow();
  }

  private List<JsonNode> journal() {
    return Samples.journal(folder());
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void makesAPictureDurableBeforeItsRecordAndItsRecordBeforeItSaysSo() {
    store.save(report("left", 70), jpeg("70")).join();

    assertThat(disk.operations())
        .containsExactly(
            "mkdir scan/images",
            "sync folder scan",
            "mkdir scan/images/left",
            "sync folder scan/images",
            "create scan/.partial/0-000070.jpg",
            "write scan/.partial/0-000070.jpg",
            "sync scan/.partial/0-000070.jpg",
            "rename scan/.partial/0-000070.jpg -> scan/images/left/000070.jpg",
            "sync folder scan/images/left",
            "write .scan/journal.ndjson",
            "sync .scan/journal.ndjson");
  }

  @Test
  void syncsFiveTimesForAPointOfTwoCameras() {
    ScriptedDisk counting = new ScriptedDisk(output);
    FolderScanStore other =
        new FolderScanStore(output, Samples.settings(), time, this::text, counting, 2);
    try (other) {
      other.start(header());
      CompletableFuture.allOf(
              other.save(report("left", 70), jpeg("70")),
              other.save(report("right", 70), jpeg("70")))
          .join(); // makes the folders
      counting.forget();
      counting.hang(operation -> operation.startsWith("create "));
      CompletableFuture<SavedShot> left = other.save(report("left", 71), jpeg("71"));
      CompletableFuture<SavedShot> right = other.save(report("right", 71), jpeg("71"));
      counting.release();
      CompletableFuture.allOf(left, right).join();

      assertThat(counting.operations().stream().filter(one -> one.startsWith("sync ")))
          .hasSize(5)
          .contains("sync folder scan/images/left", "sync folder scan/images/right")
          .endsWith("sync .scan/journal.ndjson");
    }
  }

  @Test
  void makesAFolderOnce() {
    store.save(report("left", 70), jpeg("70")).join();
    disk.forget();
    store.save(report("left", 71), jpeg("71")).join();

    assertThat(disk.operations())
        .noneMatch(operation -> operation.startsWith("mkdir"))
        .contains("sync folder scan/images/left");
  }

  @Test
  void writesAnEncodedFrameByteForByte() throws Exception {
    SavedShot saved = store.save(report("left", 70), jpeg("not really a JPEG")).join();

    assertThat(folder().resolve("images/left/000070.jpg")).hasContent("not really a JPEG");
    byte[] bytes = "not really a JPEG".getBytes(StandardCharsets.US_ASCII);
    assertThat(saved)
        .isEqualTo(
            new SavedShot(
                report("left", 70).shot(), "images/left/000070.jpg", bytes.length, sha256(bytes)));
  }

  @Test
  void encodesARawFrame() throws Exception {
    store.save(report("left", 70), Samples.grey(20, 30, new AtomicInteger())).join();

    byte[] jpeg = Files.readAllBytes(folder().resolve("images/left/000070.jpg"));
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(30);
  }

  @Test
  void recordsACompletedShot() throws Exception {
    time.advance(Duration.ofSeconds(10));
    FrameMetadata metadata =
        FrameMetadata.builder()
            .exposedAt(time.nanos() - Duration.ofSeconds(1).toNanos())
            .exposure(Duration.ofNanos(12_500_000))
            .gain(1.5)
            .focus(0)
            .whiteBalance(new WhiteBalance(2.1, 1.25))
            .sensorTimestamp(77)
            .build();
    ShotReport plain = report("left", 70);
    store.save(new ShotReport(plain.shot(), 2, 1, plain.position(), metadata), jpeg("70")).join();

    JsonNode shot = journal().get(1).get("shot");
    assertThat(shot.toString())
        .isEqualTo(
            "{\"pass\":\"main\",\"step\":70,\"camera\":\"left\",\"shot\":0,"
                + "\"status\":\"completed\",\"attempts\":2,"
                + "\"position\":{\"height\":10.5,\"rotation\":350.0},"
                + "\"file\":\"images/left/000070.jpg\",\"bytes\":2,\"sha256\":\""
                + sha256("70".getBytes(StandardCharsets.US_ASCII))
                + "\",\"metadata\":{\"exposed-at\":\"2026-03-01T10:20:39.000Z\","
                + "\"exposure-seconds\":0.0125,\"gain\":1.5,\"focus-dioptres\":0.0,"
                + "\"white-balance\":{\"red\":2.1,\"blue\":1.25},\"sensor-timestamp-ns\":77}}");
  }

  @Test
  void writesCompanionsBesideThePictureAndRecordsThem() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    Frame raw = Frame.encoded("image/x-adobe-dng", Samples.ascii("dng")).build();
    Frame mask = Frame.raw(PixelFormat.GREY8, 2, 3, 3, ByteBuffer.allocate(6)).build();
    Frame frame =
        Frame.encoded("image/jpeg", Samples.ascii("70"))
            .companion("raw", raw)
            .companion("mask", mask)
            .onClose(closed::incrementAndGet)
            .build();
    store.save(report("left", 70), frame).join();

    assertThat(folder().resolve("images/left/000070.raw.dng")).hasContent("dng");
    assertThat(ImageIO.read(folder().resolve("images/left/000070.mask.png").toFile())).isNotNull();
    JsonNode companions = journal().get(1).get("shot").get("companions");
    assertThat(companions.findValuesAsText("name")).containsExactly("mask", "raw");
    assertThat(companions.get(1).toString())
        .isEqualTo(
            "{\"name\":\"raw\",\"file\":\"images/left/000070.raw.dng\",\"bytes\":3,\"sha256\":\""
                + sha256("dng".getBytes(StandardCharsets.US_ASCII))
                + "\"}");
    assertThat(closed).hasValue(1);
    assertThat(disk.operations().stream().filter(operation -> operation.startsWith("rename")))
        .last()
        .asString()
        .endsWith("images/left/000070.jpg");
    assertThat(disk.operations()).containsOnlyOnce("sync folder scan/images/left");
  }

  @Test
  void recordsAFailedShotWithKindAndReason() {
    Failure failure =
        new Failure(
            FailureKind.TIMEOUT,
            "capture",
            "capture was not over after 2 s",
            List.of("no frame since 9:00"),
            Optional.empty());
    store.failed(report("left", 70), failure);
    store.finish(ScanState.GAPS, SHOTS, POINTS);

    assertThat(journal().get(1).get("shot").toString())
        .isEqualTo(
            "{\"pass\":\"main\",\"step\":70,\"camera\":\"left\",\"shot\":0,"
                + "\"status\":\"failed\",\"attempts\":2,"
                + "\"position\":{\"height\":10.5,\"rotation\":350.0},"
                + "\"kind\":\"TIMEOUT\",\"operation\":\"capture\","
                + "\"reason\":\"capture was not over after 2 s\","
                + "\"evidence\":[\"no frame since 9:00\"]}");
  }

  static Stream<Arguments> decisions() {
    return Stream.of(
        Arguments.of(
            new Restart(Duration.ofMillis(500), Duration.ofMillis(300)),
            "{\"name\":\"restart\",\"wait-after-stop-seconds\":0.5,"
                + "\"wait-after-start-seconds\":0.3}"),
        Arguments.of(new Retry(Duration.ofSeconds(1)), "{\"name\":\"retry\",\"wait-seconds\":1.0}"),
        Arguments.of(
            new Replace(MemoryProfile.SMALL), "{\"name\":\"replace\",\"memory\":\"small\"}"),
        Arguments.of(
            new Quarantine(Duration.ofMinutes(1)),
            "{\"name\":\"quarantine\",\"probe-after-seconds\":60.0}"),
        Arguments.of(new GiveUp("no policy"), "{\"name\":\"give-up\",\"reason\":\"no policy\"}"));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void recordsARecovery(RecoveryDecision decision, String json) {
    Failure failure =
        new Failure(FailureKind.TIMEOUT, "capture", "hung", List.of("81 °C"), Optional.empty());
    store.record(
        new RecoveryEnded(time.instant(), "left", failure, decision, true, Duration.ofMillis(803)));
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    assertThat(journal().get(1).get("recovery").toString())
        .isEqualTo(
            "{\"device\":\"left\",\"kind\":\"TIMEOUT\",\"operation\":\"capture\",\"reason\":\"hung\","
                + "\"evidence\":[\"81 °C\"],\"decision\":"
                + json
                + ",\"completed\":true,\"seconds\":0.803}");
  }

  @Test
  void recordsAPauseAndItsEnd() {
    store.record(new Paused(time.instant()));
    store.record(new Continued(time.instant().plusSeconds(5), Duration.ofSeconds(5)));
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    assertThat(journal().get(1).get("pause").toString()).isEqualTo("{\"state\":\"paused\"}");
    assertThat(journal().get(2).get("pause").toString())
        .isEqualTo("{\"state\":\"continued\",\"seconds\":5.0}");
    assertThat(journal().get(2).get("time").asText()).isEqualTo("2026-03-01T10:20:35.000Z");
  }

  @Test
  void numbersAndChecksEachLine() throws Exception {
    List<CompletableFuture<SavedShot>> saves = new ArrayList<>();
    for (int step = 0; step < 20; step++) {
      saves.add(store.save(report("left", step), jpeg("picture " + step)));
    }
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    List<String> lines = Files.readAllLines(folder().resolve("journal.ndjson"));
    assertThat(saves).allMatch(CompletableFuture::isDone);
    assertThat(journal().stream().map(line -> line.get("seq").asInt()))
        .containsExactlyElementsOf(Stream.iterate(0, seq -> seq + 1).limit(22).toList());
    for (int i = 0; i < lines.size(); i++) {
      String checked = lines.get(i).substring(0, lines.get(i).lastIndexOf(",\"crc32c\""));
      CRC32C crc = new CRC32C();
      crc.update(checked.getBytes(StandardCharsets.UTF_8));
      assertThat(journal().get(i).get("crc32c").asText())
          .isEqualTo(HexFormat.of().toHexDigits((int) crc.getValue()));
    }
  }

  @Test
  void saysInScanJsonHowTheScanEnded() {
    store.finish(ScanState.GAPS, SHOTS, POINTS);

    JsonNode json = Samples.json(folder().resolve("scan.json"));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "format", "id", "state", "counts", "points", "api", "plugins", "pattern", "config");
    assertThat(json.get("state").asText()).isEqualTo("gaps");
    assertThat(json.get("counts").toString())
        .isEqualTo("{\"planned\":288,\"completed\":287,\"failed\":1}");
    assertThat(json.get("points").toString())
        .isEqualTo("{\"planned\":144,\"completed\":143,\"failed\":1}");
  }

  @Test
  void recordsHowTheScanEndedBeforeScanJsonSaysSo() {
    store.finish(ScanState.GAPS, SHOTS, POINTS);

    assertThat(journal().get(1).get("state").toString())
        .isEqualTo(
            "{\"state\":\"gaps\",\"counts\":{\"planned\":288,\"completed\":287,\"failed\":1},"
                + "\"points\":{\"planned\":144,\"completed\":143,\"failed\":1}}");
    assertThat(disk.operations())
        .containsSubsequence("sync .scan/journal.ndjson", "create scan/.partial/0-scan.json");
  }

  @Test
  void replacesScanJsonAtomically() {
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    assertThat(disk.operations())
        .containsSubsequence(
            "create scan/.partial/0-scan.json",
            "write scan/.partial/0-scan.json",
            "sync scan/.partial/0-scan.json",
            "rename scan/.partial/0-scan.json -> scan/scan.json",
            "sync folder scan");
  }

  @Test
  void leavesNothingPartialBehind() throws Exception {
    store.save(report("left", 70), jpeg("70")).join();
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    try (Stream<Path> left = Files.list(folder().resolve(".partial"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void writesARepairedPictureUnderTheGapsOwnName() {
    ShotReport gap = report("left", 70);
    store.failed(gap, Failure.of(FailureKind.TIMEOUT, "capture", "hung"));
    store
        .save(new ShotReport(gap.shot(), 4, 1, Position.nowhere(), gap.metadata()), jpeg("x"))
        .join();
    store.finish(ScanState.COMPLETED, SHOTS, POINTS);

    assertThat(journal()).hasSize(4);
    assertThat(journal().get(1).get("shot").get("status").asText()).isEqualTo("failed");
    JsonNode shot = journal().get(2).get("shot");
    assertThat(shot.get("status").asText()).isEqualTo("completed");
    assertThat(shot.get("file").asText()).isEqualTo("images/left/000070.jpg");
    assertThat(shot.get("attempts").asInt()).isEqualTo(4);
  }
}
