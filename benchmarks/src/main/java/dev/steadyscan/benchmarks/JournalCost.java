package dev.steadyscan.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ImageFormat;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.store.FolderScanStore;
import dev.steadyscan.core.store.SavedShot;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ShotReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * What it costs to know for certain that the two pictures of a point are on disk: the store, which
 * hashes, writes on several threads and keeps a journal, beside the same file operations one after
 * another and nothing else, with and without a journal. Each point is waited for, which a scan does
 * not do.
 *
 * <p>{@code JournalCost POINTS FOLDER}; the folder is on the disk to measure.
 */
public final class JournalCost {
  private static final List<String> CAMERAS = List.of("left", "right");
  private static final int PICTURE = 36_000;
  private static final int RECORD = 450;
  private static final int WARM_UP = 200;
  private static final String NO_DIGEST = "0".repeat(64);

  private final Path folder;
  private final byte[] picture = new byte[PICTURE];
  private final List<Long> store = new ArrayList<>();
  private final List<Long> bare = new ArrayList<>();
  private final List<Long> withoutJournal = new ArrayList<>();

  private JournalCost(Path folder) {
    this.folder = folder;
    new Random(1).nextBytes(picture);
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    new JournalCost(Path.of(arguments[1])).measure(Integer.parseInt(arguments[0]));
  }

  private void measure(int points) throws Exception {
    WriteConfig write = new WriteConfig(ImageFormat.JPEG, 95, 64 << 20, Duration.ofSeconds(30));
    TimeSource time = TimeSource.system();
    try (FolderScanStore kept =
            new FolderScanStore(folder, write, time, event -> Optional.empty());
        FileChannel journal = open(Files.createDirectories(folder).resolve("bare.ndjson"))) {
      kept.start(header(points, time));
      for (String camera : CAMERAS) {
        Files.createDirectories(folder.resolve("bare").resolve(camera));
      }
      for (int point = 0; point < points + WARM_UP; point++) {
        long begun = time.nanos();
        keep(kept, point);
        long stored = time.nanos();
        writeBare(point);
        long written = time.nanos();
        journal.write(ByteBuffer.wrap(picture, 0, CAMERAS.size() * RECORD));
        journal.force(true);
        if (point >= WARM_UP) {
          store.add(stored - begun);
          withoutJournal.add(written - stored);
          bare.add(time.nanos() - stored);
        }
      }
    }
    System.out.printf(
        "a point of two pictures: the store %.2f ms; its five fsyncs alone %.2f ms; without the "
            + "journal's %.2f ms (medians)%n",
        median(store), median(bare), median(withoutJournal));
  }

  private void keep(FolderScanStore to, int point) throws Exception {
    List<CompletableFuture<SavedShot>> saved = new ArrayList<>();
    for (String camera : CAMERAS) {
      ShotId shot = new ShotId("cost", ShotId.MAIN, point, camera, 0, 1);
      Position at = Position.of(Position.ROTATION, point);
      Frame frame = Frame.encoded("image/jpeg", ByteBuffer.wrap(picture)).build();
      saved.add(to.save(new ShotReport(shot, 1, 1, at, FrameMetadata.none()), frame));
    }
    for (CompletableFuture<SavedShot> each : saved) {
      each.get();
    }
  }

  /** Two files and their folders, in the order of the store. */
  private void writeBare(int point) throws IOException {
    for (String camera : CAMERAS) {
      Path to = folder.resolve("bare").resolve(camera);
      Path draft = folder.resolve("draft");
      try (FileChannel file = open(draft)) {
        file.write(ByteBuffer.wrap(picture));
        file.force(true);
      }
      Files.move(draft, to.resolve(point + ".jpg"), StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel opened = FileChannel.open(to, StandardOpenOption.READ)) {
        opened.force(true);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static ScanHeader header(int points, TimeSource time) {
    return new ScanHeader(
        "cost",
        "cost",
        "0",
        List.of(),
        "turns",
        points,
        NO_DIGEST,
        CAMERAS.size() * points,
        points,
        JsonNodeFactory.instance.objectNode(),
        time.instant());
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
  }
}
