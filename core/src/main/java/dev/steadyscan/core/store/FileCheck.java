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
import java.util.Optional;
import java.util.OptionalLong;
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
   * with other bytes.
   *
   * @param read whether the files of a picture are read
   */
  List<Damaged> damaged(List<RecordedShot> shots, Predicate<RecordedShot> read) {
    List<Damaged> damaged = new ArrayList<>();
    for (int from = 0; from < shots.size(); from += AT_ONCE) {
      List<RecordedShot> some = shots.subList(from, Math.min(shots.size(), from + AT_ONCE));
      List<Damaged> found = lane.call("size of pictures", root, () -> ofOtherSize(some));
      damaged.addAll(found);
      some.stream()
          .filter(read)
          .filter(shot -> found.stream().noneMatch(one -> one.shot().equals(shot)))
          .forEach(shot -> ofOtherBytes(shot).ifPresent(damaged::add));
    }
    return damaged;
  }

  private List<Damaged> ofOtherSize(List<RecordedShot> shots) throws IOException {
    List<Damaged> damaged = new ArrayList<>();
    for (RecordedShot shot : shots) {
      for (RecordedFile file : shot.files()) {
        OptionalLong bytes;
        try {
          bytes = disk.size(root.resolve(file.file()));
        } catch (IOException failed) {
          damaged.add(unreadable(shot, file, failed));
          break;
        }
        if (bytes.isEmpty()) {
          damaged.add(new Damaged(shot, file.file() + " is missing"));
          break;
        } else if (bytes.getAsLong() != file.bytes()) {
          String sizes =
              " has " + bytes.getAsLong() + " bytes, and " + file.bytes() + " were written";
          damaged.add(new Damaged(shot, file.file() + sizes));
          break;
        }
      }
    }
    return damaged;
  }

  private Optional<Damaged> ofOtherBytes(RecordedShot shot) {
    for (RecordedFile file : shot.files()) {
      Optional<Damaged> damaged =
          lane.call("read of " + file.file(), root, () -> ofOtherBytes(shot, file));
      if (damaged.isPresent()) {
        return damaged;
      }
    }
    return Optional.empty();
  }

  private Optional<Damaged> ofOtherBytes(RecordedShot shot, RecordedFile file) throws IOException {
    try {
      return sha256(file.file()).equals(file.sha256())
          ? Optional.empty()
          : Optional.of(new Damaged(shot, file.file() + " has other bytes than were written"));
    } catch (IOException failed) {
      return Optional.of(unreadable(shot, file, failed));
    }
  }

  /**
   * A file that cannot be read, where it is the file's own trouble. Where it is not, nothing is
   * known of the picture, and the check ends: no permission, or a disk that has gone.
   */
  private Damaged unreadable(RecordedShot shot, RecordedFile file, IOException failed)
      throws IOException {
    if (failed instanceof AccessDeniedException) {
      throw failed;
    }
    String folder = file.file().substring(0, file.file().lastIndexOf('/'));
    List<Path> unused = disk.folders(root.resolve(folder));
    return new Damaged(shot, file.file() + " cannot be read: " + failed);
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
