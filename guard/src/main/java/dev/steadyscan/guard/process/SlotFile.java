package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that slots lie in: where it is, what it is called, and how it is made and mapped. */
final class SlotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SlotFile.class);
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "steadyscan-";
  private static final String SUFFIX = ".slots";
  private static final int CHUNK = 1 << 18;

  private SlotFile() {}

  /** In memory if it fits there, else in the folder. */
  static Path home(Path folder, long bytes) {
    try {
      if (Files.isWritable(SHARED_MEMORY)
          && Files.getFileStore(SHARED_MEMORY).getTotalSpace() >= bytes) {
        return SHARED_MEMORY;
      }
    } catch (IOException notToBeUsed) {
      LOG.debug("{} cannot be used", SHARED_MEMORY, notToBeUsed);
    }
    LOG.warn("pictures go through files in {}: {} does not take them", folder, SHARED_MEMORY);
    return folder;
  }

  /** Makes the file in this folder, and maps it. */
  static SharedSlots make(Path home, String name, long generation, int slots, long slotBytes) {
    long bytes = SharedSlots.HEAD + slots * (SharedSlots.HEAD + slotBytes);
    try {
      Path file = create(home, name, bytes);
      return new SharedSlots(file, generation, slotBytes, map(file, slots, slotBytes));
    } catch (IOException why) {
      String message = "there is no room for " + bytes + " bytes of pictures in " + home;
      throw new DeviceException(
          ErrorCode.CAMERA, Failure.of(FailureKind.NO_MEMORY, "share memory", message, why));
    }
  }

  /**
   * Makes the file, for its owner alone, with all its memory, so that none is missing later: a
   * write into a page that cannot be had ends a process.
   */
  static Path create(Path home, String name, long bytes) throws IOException {
    deleteOrphans(home);
    String prefix = PREFIX + ProcessHandle.current().pid() + "-" + name + "-";
    Path file = Files.createTempFile(home, prefix, SUFFIX);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
      for (long left = bytes; left > 0; left -= channel.write(zeros)) {
        zeros.clear().limit((int) Math.min(left, CHUNK));
      }
      return file;
    } catch (IOException full) {
      Files.deleteIfExists(file);
      throw full;
    }
  }

  /** What a host left behind that was killed before its agent had opened the file. */
  private static void deleteOrphans(Path home) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        String[] parts = file.getFileName().toString().split("-", 3);
        if (parts[1].matches("[0-9]{1,18}")
            && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()) {
          LOG.info("deleting {}: the process that made it has ended", file);
          delete(file); // one of another user stays
        }
      }
    }
  }

  /** Maps the head of the file, then each slot. */
  static List<Mapping> map(Path file, int slots, long slotBytes) throws IOException {
    List<Mapping> mappings = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      mappings.add(Mapping.of(channel, 0, SharedSlots.HEAD));
      long size = SharedSlots.HEAD + slotBytes;
      for (int slot = 0; slot < slots; slot++) {
        mappings.add(Mapping.of(channel, SharedSlots.HEAD + slot * size, size));
      }
      return mappings;
    } catch (IOException notMapped) {
      mappings.forEach(Mapping::unmap);
      delete(file);
      throw notMapped;
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stillThere) {
      LOG.warn("{} could not be deleted", file, stillThere);
    }
  }
}
