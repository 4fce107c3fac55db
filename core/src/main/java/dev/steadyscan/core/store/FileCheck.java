package dev.steadyscan.core.store;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Holds the files of pictures against their records. Changes nothing. */
final class FileCheck {
  /** So many are looked at within the limit of one operation. */
  private static final int AT_ONCE = 500;

  private static final int BLOCK = 1 << 16;

  private final Disk disk;
  private final DiskLane lane;
  private final Path root;

  /** A picture whose files are not as its record says. */
  record Damaged(RecordedShot shot, String reason) {
    /** The picture as it is to be recorded. */
    RecordedShot suspect(Instant now) {
      Failure why = Failure.of(FailureKind.NOT_SAVED, "verify", reason);
      return new RecordedShot(
          shot.shot(), RecordedShot.Status.SUSPECT, now, shot.files(), Optional.of(why));
    }
  }

  FileCheck(Disk disk, DiskLane lane, Path root) {
    this.disk = disk;
    this.lane = lane;
    this.root = root;
  }

  /**
   * The pictures that have a file missing or of another size; of some, also those that have one
   * with other bytes. Each names all its files that are not as they were.
   *
   * @param read whether the files of a picture are read
   */
  List<Damaged> damaged(List<RecordedShot> shots, Predicate<RecordedShot> read) {
    List<Damaged> damaged = new ArrayList<>();
    for (int from = 0; from < shots.size(); from += AT_ONCE) {
      List<RecordedShot> some = shots.subList(from, Math.min(shots.size(), from + AT_ONCE));
      for (Files files : lane.call("size of pictures", root, () -> measured(some))) {
        if (read.test(files.shot())) {
          read(files);
        }
        files.damaged().ifPresent(damaged::add);
      }
    }
    return damaged;
  }

  /** The files of a picture, and what is wrong with them, by their names. */
  private record Files(RecordedShot shot, Map<String, String> wrong) {
    Optional<Damaged> damaged() {
      return wrong.isEmpty()
          ? Optional.empty()
          : Optional.of(new Damaged(shot, String.join("; ", wrong.values())));
    }

    void add(RecordedFile file, Optional<String> what) {
      what.ifPresent(text -> wrong.put(file.file(), file.file() + text));
    }
  }

  private List<Files> measured(List<RecordedShot> shots) throws IOException {
    List<Files> measured = new ArrayList<>();
    for (RecordedShot shot : shots) {
      Files files = new Files(shot, new TreeMap<>());
      for (RecordedFile file : shot.files()) {
        files.add(file, ofOtherSize(file));
      }
      measured.add(files);
    }
    return measured;
  }

  private Optional<String> ofOtherSize(RecordedFile file) throws IOException {
    OptionalLong bytes;
    try {
      bytes = disk.size(root.resolve(file.file()));
    } catch (IOException failed) {
      return unreadable(file, failed);
    }
    if (bytes.isEmpty()) {
      return Optional.of(" is missing");
    }
    return bytes.getAsLong() == file.bytes()
        ? Optional.empty()
        : Optional.of(
            " has " + bytes.getAsLong() + " bytes, and " + file.bytes() + " were written");
  }

  /** Those that can be what they were. */
  private void read(Files files) {
    for (RecordedFile file : files.shot().files()) {
      if (!files.wrong().containsKey(file.file())) {
        files.add(file, lane.call("read of " + file.file(), root, () -> ofOtherBytes(file)));
      }
    }
  }

  private Optional<String> ofOtherBytes(RecordedFile file) throws IOException {
    try {
      return sha256(file.file()).equals(file.sha256())
          ? Optional.empty()
          : Optional.of(" has other bytes than were written");
    } catch (IOException failed) {
      return unreadable(file, failed);
    }
  }

  /**
   * A file that cannot be read, where it is the file's own trouble. Where it is not, nothing is
   * known of the picture, and the check ends: no permission, or a disk that has gone.
   */
  private Optional<String> unreadable(RecordedFile file, IOException failed) throws IOException {
    if (failed instanceof AccessDeniedException) {
      throw failed;
    }
    String folder = file.file().substring(0, file.file().lastIndexOf('/'));
    List<Path> unused = disk.folders(root.resolve(folder));
    return Optional.of(" cannot be read: " + failed);
  }

  private String sha256(String file) throws IOException {
    MessageDigest digest = EncodedFile.digest();
    byte[] block = new byte[BLOCK];
    try (InputStream in = disk.read(root.resolve(file))) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        digest.update(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
