package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.config.ImageFormat;
import dev.steadyscan.core.config.WriteConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Writes pictures: encode, give the frame back, then for companions and picture write and fsync,
 * then rename, fsync the folder; last the journal's record. The frame is given back before the disk
 * is touched, so a disk that hangs never keeps a camera's memory.
 */
final class ShotWriter implements FrameSink {
  private final ScanFolder folder;
  private final DiskLane lane;
  private final FrameCloser closer;
  private final FrameEncoder encoder;
  private final ImageFormat format;
  private final ShotRecords records;
  private final FullDisk full;
  private final Recorder recorder;
  private final Health health;

  ShotWriter(
      ScanFolder folder,
      DiskLane lane,
      FrameCloser closer,
      WriteConfig settings,
      ShotRecords records,
      FullDisk full,
      Recorder recorder,
      Health health) {
    this.folder = folder;
    this.lane = lane;
    this.closer = closer;
    this.encoder = new FrameEncoder(settings.quality());
    this.format = settings.format();
    this.records = records;
    this.full = full;
    this.recorder = recorder;
    this.health = health;
  }

  @Override
  public CompletableFuture<SavedShot> take(ShotReport report, Frame frame) {
    try {
      return write(report, frame);
    } finally {
      recorder.recorded();
    }
  }

  private CompletableFuture<SavedShot> write(ShotReport report, Frame frame) {
    List<EncodedFile> files;
    try {
      health.check();
      files = encode(report, frame);
    } finally {
      closer.close(report.shot(), frame);
    }
    write(ShotFiles.folder(report.shot()), files);
    EncodedFile picture = files.get(files.size() - 1);
    SavedShot saved =
        new SavedShot(report.shot(), picture.file(), picture.bytes().length, picture.sha256());
    return recorder.journal(records.completed(report, files)).thenApply(durable -> saved);
  }

  @Override
  public void close() {
    encoder.close();
    lane.close();
    closer.close();
  }

  /** Companions first, the picture last. Companions of raw pixels are kept without loss. */
  private List<EncodedFile> encode(ShotReport report, Frame frame) {
    try {
      List<EncodedFile> files = new ArrayList<>();
      for (Map.Entry<String, Frame> companion : frame.companions().entrySet()) {
        String name = companion.getKey();
        Frame pixels = companion.getValue();
        String file = ShotFiles.companion(report, name, extension(pixels, ImageFormat.PNG));
        files.add(new EncodedFile(name, file, bytes(pixels, ImageFormat.PNG)));
      }
      String file = ShotFiles.picture(report, extension(frame, format));
      files.add(new EncodedFile("", file, bytes(frame, format)));
      return files;
    } catch (IOException failed) {
      throw new ScanException(
          ErrorCode.DEFECT, report.shot() + " could not be encoded: " + failed, failed);
    }
  }

  private static String extension(Frame frame, ImageFormat raw) {
    return frame.mediaType().map(ShotFiles::extension).orElse(raw.extension());
  }

  private byte[] bytes(Frame frame, ImageFormat raw) throws IOException {
    if (frame.format().isPresent()) {
      return encoder.encode(frame, raw);
    }
    ByteBuffer from = frame.bytes();
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    return bytes;
  }

  private void write(String where, List<EncodedFile> files) {
    try {
      health.check();
      full.waitOut(() -> folder.ensure(lane, where));
      List<Path> drafts = new ArrayList<>();
      for (EncodedFile file : files) {
        health.check();
        drafts.add(full.waitOut(() -> folder.write(lane, file.file(), file.bytes())));
      }
      for (int i = 0; i < files.size(); i++) {
        Path draft = drafts.get(i);
        String file = files.get(i).file();
        full.waitOut(() -> folder.publish(lane, draft, file));
      }
      folder.sync(lane, where);
    } catch (ScanException failed) {
      if (failed.code() != ErrorCode.CANCELLED) {
        health.broke(failed);
      }
      throw failed;
    }
  }
}
