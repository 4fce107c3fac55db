package dev.steadyscan.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The disk of the machine. */
final class NioDisk implements Disk {

  @Override
  public DiskFile create(Path file) throws IOException {
    return new NioFile(
        file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public DiskFile append(Path file, long bytes) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.truncate(bytes).position(channel.size());
      channel.force(true);
      return new NioFile(file, channel);
    } catch (Throwable failed) {
      channel.close();
      throw failed;
    }
  }

  @Override
  public InputStream read(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public OptionalLong size(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
    } catch (NoSuchFileException missing) {
      return OptionalLong.empty();
    }
  }

  @Override
  public List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  @Override
  public List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException noLinks) {
      throw new IOException("the file system has no symbolic links", noLinks);
    }
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return ProcessLocks.exclusive(file);
  }

  @Override
  public Closeable lockShared(Path file) throws IOException {
    return ProcessLocks.shared(file);
  }

  @Override
  public boolean exists(Path path) throws IOException {
    try {
      BasicFileAttributes unused =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (NoSuchFileException missing) {
      return false;
    } catch (FileSystemException failed) {
      if (path.getParent() != null && Files.isRegularFile(path.getParent())) {
        return false;
      }
      throw failed;
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
              throws IOException {
            if (error != null) {
              throw error;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    } else if (!Files.isWritable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    return Files.getFileStore(path).getUsableSpace();
  }

  private static final class NioFile implements DiskFile {
    /** Small, because the JDK keeps a native copy of the largest piece for each thread. */
    private static final int PIECE = 1 << 18;

    private final Path path;
    private final FileChannel channel;

    NioFile(Path path, FileChannel channel) {
      this.path = path;
      this.channel = channel;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      long before = channel.position();
      try {
        append(bytes);
      } catch (IOException failed) {
        takeBack(before, failed);
        throw named(failed);
      }
    }

    /** A part that stays makes the file unfit: what is written again would stand behind it. */
    private void takeBack(long length, IOException failed) throws IOException {
      try {
        channel.truncate(length);
      } catch (IOException stays) {
        failed.addSuppressed(stays);
        // Without the words of either: it must not be taken for a full disk, which is tried again.
        throw new IOException("a part was written and cannot be taken back", failed);
      }
    }

    /** A full disk under its English name, whatever language the system speaks. */
    private IOException named(IOException failed) {
      try {
        return Files.getFileStore(there(path)).getUsableSpace() < PIECE
            ? new FileSystemException(path.toString(), null, "No space left on device")
            : failed;
      } catch (IOException unknown) {
        failed.addSuppressed(unknown);
        return failed;
      }
    }

    /**
     * The file, or what is left of the way to it: its folder gets another name while it is open.
     */
    private static Path there(Path file) {
      Path at = file;
      while (!Files.exists(at) && at.getParent() != null) {
        at = at.getParent();
      }
      return at;
    }

    private void append(byte[] bytes) throws IOException {
      for (int start = 0; start < bytes.length; start += PIECE) {
        ByteBuffer piece = ByteBuffer.wrap(bytes, start, Math.min(PIECE, bytes.length - start));
        while (piece.hasRemaining()) {
          channel.write(piece);
        }
      }
    }

    @Override
    public void sync() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
