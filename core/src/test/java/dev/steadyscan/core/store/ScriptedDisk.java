package dev.steadyscan.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The real disk, with every operation written down before it is done, as {@code rename
 * scan/.partial/1-000070.jpg -> scan/images/left/000070.jpg}; and it can be made to fail or to hang
 * at one of them. The scan's folder is called {@code scan}, under its dot name {@code .scan}.
 */
final class ScriptedDisk implements Disk {
  private final Disk real = new NioDisk();
  private final Path output;
  private final List<String> operations = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> hanging = new CompletableFuture<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private volatile Predicate<String> fails = operation -> false;
  private volatile Predicate<String> broken = operation -> false;
  private volatile Predicate<String> hangs = operation -> false;
  private volatile Runnable before = () -> {};

  ScriptedDisk(Path output) {
    this.output = output;
  }

  /** Everything that was asked for, in order. */
  List<String> operations() {
    return List.copyOf(operations);
  }

  void forget() {
    operations.clear();
  }

  /** From now on these operations find the disk full. */
  void full(Predicate<String> which) {
    fails = which;
  }

  /** From now on these operations fail, and not for want of room. */
  void breaks(Predicate<String> which) {
    broken = which;
  }

  /** From now on these operations hang until {@link #release}. */
  void hang(Predicate<String> which) {
    hangs = which;
  }

  /** Completes when an operation hangs. */
  CompletableFuture<Void> hanging() {
    return hanging;
  }

  void release() {
    hangs = operation -> false;
    released.complete(null);
  }

  /** Runs before each operation. */
  void before(Runnable look) {
    before = look;
  }

  private void begin(String operation) throws IOException {
    before.run();
    operations.add(operation);
    if (hangs.test(operation)) {
      hanging.complete(null);
      released.join();
    }
    if (broken.test(operation)) {
      throw new IOException("Input/output error");
    }
    if (fails.test(operation)) {
      throw new IOException("No space left on device");
    }
  }

  private String name(Path path) {
    return output
        .relativize(path)
        .toString()
        .replaceFirst("^(\\.?)demo-\\d{8}-\\d{6}(-\\d+)?", "$1scan");
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    begin("create " + name(file));
    return new ScriptedFile(real.create(file), name(file));
  }

  @Override
  public DiskFile append(Path file, long bytes) throws IOException {
    begin("append " + name(file));
    return new ScriptedFile(real.append(file, bytes), name(file));
  }

  @Override
  public OptionalLong size(Path file) throws IOException {
    begin("size " + name(file));
    return real.size(file);
  }

  @Override
  public List<Path> files(Path folder) throws IOException {
    begin("list " + name(folder));
    return real.files(folder);
  }

  @Override
  public InputStream read(Path file) throws IOException {
    begin("read " + name(file));
    return real.read(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    begin("mkdir " + name(folder));
    real.createFolder(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    begin("rename " + name(from) + " -> " + name(to));
    real.rename(from, to);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    begin("sync folder " + name(folder));
    real.syncFolder(folder);
  }

  @Override
  public void link(Path link, Path target) throws IOException {
    begin("link " + link.getFileName());
    real.link(link, target);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    begin("lock " + name(file));
    Closeable lock = real.lock(file);
    return () -> {
      begin("unlock " + ScanFolder.LOCK);
      lock.close();
    };
  }

  @Override
  public Closeable lockShared(Path file) throws IOException {
    begin("lock shared " + name(file));
    return real.lockShared(file);
  }

  @Override
  public List<Path> folders(Path folder) throws IOException {
    begin("folders " + name(folder));
    return real.folders(folder);
  }

  @Override
  public boolean exists(Path path) throws IOException {
    if (broken.test("look at " + name(path))) {
      throw new IOException("Input/output error");
    }
    return real.exists(path);
  }

  @Override
  public void delete(Path path) throws IOException {
    begin("delete " + name(path));
    real.delete(path);
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    begin("usable bytes");
    return real.usableBytes(path);
  }

  private final class ScriptedFile implements DiskFile {
    private final DiskFile file;
    private final String name;

    ScriptedFile(DiskFile file, String name) {
      this.file = file;
      this.name = name;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      begin("write " + name);
      file.write(bytes);
    }

    @Override
    public void sync() throws IOException {
      begin("sync " + name);
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
