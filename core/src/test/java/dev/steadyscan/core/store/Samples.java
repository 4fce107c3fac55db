package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.config.ImageFormat;
import dev.steadyscan.core.config.WriteConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests of this package scan. */
final class Samples {
  static final Instant START = Instant.parse("2026-03-01T10:20:30Z");
  static final Duration LIMIT = Duration.ofSeconds(30);
  static final String SHA = "ab".repeat(32);

  private Samples() {}

  static WriteConfig settings() {
    return new WriteConfig(ImageFormat.JPEG, 95, 1000, LIMIT);
  }

  static ScanHeader header() {
    return header(288);
  }

  /** With so many pictures. */
  static ScanHeader header(int pictures) {
    ObjectNode config = Json.object();
    config.putObject("scan").put("name", "demo").put("note", "naïve, \"crc32c\"");
    return new ScanHeader(
        "demo-1",
        "demo",
        "0.1.0",
        List.of(new PluginStamp("simulator", "0.1.0", SHA)),
        "cylindrical",
        144,
        SHA,
        pictures,
        144,
        config,
        START);
  }

  static ShotReport report(String camera, int step) {
    return new ShotReport(
        new ShotId("demo-1", ShotId.MAIN, step, camera, 0, 2),
        2,
        1,
        Position.of(Position.ROTATION, 350).with(Position.HEIGHT, 10.5),
        FrameMetadata.none());
  }

  /** An encoded frame of these bytes, whose closings are counted. */
  static Frame jpeg(String bytes, AtomicInteger closed) {
    return Frame.encoded("image/jpeg", ascii(bytes)).onClose(closed::incrementAndGet).build();
  }

  static Frame jpeg(String bytes) {
    return jpeg(bytes, new AtomicInteger());
  }

  static Frame grey(int rows, int columns, AtomicInteger closed) {
    return Frame.raw(PixelFormat.GREY8, rows, columns, columns, ByteBuffer.allocate(rows * columns))
        .onClose(closed::incrementAndGet)
        .build();
  }

  static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The error that a future was completed with. */
  static ScanException error(CompletableFuture<?> future) {
    try {
      future.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof ScanException known) {
        return known;
      }
      throw failed;
    }
    throw new ScanException(ErrorCode.DEFECT, "there was no error");
  }

  static List<JsonNode> journal(Path folder) {
    try {
      ObjectMapper mapper = new ObjectMapper();
      return Files.readAllLines(folder.resolve("journal.ndjson")).stream()
          .map(line -> read(mapper, line))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static JsonNode json(Path file) {
    try {
      return read(new ObjectMapper(), Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static JsonNode read(ObjectMapper mapper, String json) {
    try {
      return mapper.readTree(json);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
