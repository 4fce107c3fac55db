package dev.steadyscan.core.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what an {@link IOException} means and what to do about it. */
final class DiskTrouble {
  private DiskTrouble() {}

  static String advice(IOException failed, Path folder) {
    String words = words(failed);
    if (words.contains("No space left")) {
      return "the disk under " + folder + " is full; free some space (" + words + ")";
    }
    if (words.contains("quota")) {
      return "the quota under " + folder + " is used up; free some space (" + words + ")";
    }
    if (failed instanceof AccessDeniedException || words.contains("Permission denied")) {
      return "no permission under " + folder + "; check who owns it (" + words + ")";
    }
    if (words.contains("Read-only")) {
      return folder + " cannot be written; check how it is mounted (" + words + ")";
    }
    return words + "; check the disk under " + folder;
  }

  /** Whether there was no room: the disk or the quota is used up. */
  static boolean isFull(IOException failed) {
    String words = words(failed);
    return words.contains("No space left") || words.contains("quota");
  }

  private static String words(IOException failed) {
    @Nullable String reason =
        failed instanceof FileSystemException named ? named.getReason() : failed.getMessage();
    return reason == null || reason.isBlank() ? failed.toString() : reason;
  }
}
