package dev.steadyscan.core.store;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory whose power fails after so many operations, and which then keeps what was synced
 * and of the rest what it likes: of names any, in any order, and of bytes any beginning, or zeros
 * in their place. Where a file is renamed from one folder to another, both names are kept or lost
 * independently. Thread-safe.
 */
final class PowerCutDisk implements Disk {
  /** What is kept of what was not synced. */
  enum Unsynced {
    LOST,
    KEPT,
    ANY
  }

  private final Node root;
  private final int lastOperation;
  private final List<String> operations = new ArrayList<>();
  private final Set<Node> locked = new HashSet<>();

  /** A file, a folder or (without either's contents) a link. */
  private static final class Node {
    final Map<String, Node> names = new TreeMap<>();
    final Map<String, Node> syncedNames = new TreeMap<>();
    final List<Map<String, Optional<Node>>> changes = new ArrayList<>();
    final boolean folder;
    byte[] bytes = {};
    byte[] syncedBytes = {};

    Node(boolean folder) {
      this.folder = folder;
    }

    void change(Map<String, Optional<Node>> change) {
      changes.add(change);
      apply(change, names);
    }

    static void apply(Map<String, Optional<Node>> change, Map<String, Node> to) {
      change.forEach(
          (name, node) -> node.ifPresentOrElse(one -> to.put(name, one), () -> to.remove(name)));
    }

    Node afterCut(Unsynced unsynced, Random random) {
      Node kept = new Node(folder);
      Map<String, Node> after = new TreeMap<>(syncedNames);
      changes.stream().filter(change -> keeps(unsynced, random)).forEach(one -> apply(one, after));
      after.forEach((name, node) -> kept.names.put(name, node.afterCut(unsynced, random)));
      kept.syncedNames.putAll(kept.names);
      kept.bytes = bytesAfterCut(unsynced, random);
      kept.syncedBytes = kept.bytes;
      return kept;
    }

    private static boolean keeps(Unsynced unsynced, Random random) {
      return unsynced == Unsynced.KEPT || (unsynced == Unsynced.ANY && random.nextBoolean());
    }

    private byte[] bytesAfterCut(Unsynced unsynced, Random random) {
      if (unsynced != Unsynced.ANY) {
        return unsynced == Unsynced.KEPT ? bytes : syncedBytes;
      }
      int synced = Math.min(syncedBytes.length, bytes.length);
      int kept = synced + random.nextInt(bytes.length - synced + 1);
      byte[] some = Arrays.copyOf(bytes, kept);
      return random.nextBoolean() ? some : Arrays.copyOf(some, bytes.length);
    }
  }

  /** A disk with an empty folder, whose power fails after this many operations. */
  PowerCutDisk(Path folder, int lastOperation) {
    this(new Node(true), lastOperation);
    Node node = root;
    for (Path name : folder) {
      Node next = new Node(true);
      node.names.put(name.toString(), next);
      node.syncedNames.put(name.toString(), next);
      node = next;
    }
  }

  private PowerCutDisk(Node root, int lastOperation) {
    this.root = root;
    this.lastOperation = lastOperation;
  }

  /** What is there when the power is back; it fails again after this many operations. */
  synchronized PowerCutDisk afterCut(Unsynced unsynced, long seed, int nextLastOperation) {
    return new PowerCutDisk(root.afterCut(unsynced, new Random(seed)), nextLastOperation);
  }

  synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  private void operation(String what, Path path) throws IOException {
    if (operations.size() == lastOperation) {
      throw new IOException("the power is off");
    }
    operations.add(what + " " + path.getFileName());
  }

  private void reading() throws IOException {
    if (operations.size() == lastOperation) {
      throw new IOException("the power is off");
    }
  }

  private Optional<Node> find(Path path) {
    Node node = root;
    for (Path name : path) {
      Node next = node.names.get(name.toString());
      if (next == null) {
        return Optional.empty();
      }
      node = next;
    }
    return Optional.of(node);
  }

  private Node node(Path path) throws IOException {
    return find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  private Node parent(Path path) throws IOException {
    Path parent = path.getParent();
    return parent == null ? root : node(parent);
  }

  private Node make(Path path, boolean folder) throws IOException {
    if (find(path).isPresent()) {
      throw new FileAlreadyExistsException(path.toString());
    }
    Node made = new Node(folder);
    parent(path).change(Map.of(name(path), Optional.of(made)));
    return made;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  @Override
  public synchronized DiskFile create(Path file) throws IOException {
    operation("create", file);
    return new Open(file, make(file, false));
  }

  @Override
  public synchronized DiskFile append(Path file, long bytes) throws IOException {
    operation("open", file);
    Node node = find(file).isPresent() ? node(file) : make(file, false);
    if (node.bytes.length > bytes) {
      node.bytes = Arrays.copyOf(node.bytes, (int) bytes);
    }
    operation("cut", file);
    node.syncedBytes = node.bytes;
    return new Open(file, node);
  }

  @Override
  public synchronized InputStream read(Path file) throws IOException {
    reading();
    return new ByteArrayInputStream(node(file).bytes);
  }

  @Override
  public synchronized OptionalLong size(Path file) throws IOException {
    reading();
    return find(file).map(node -> OptionalLong.of(node.bytes.length)).orElse(OptionalLong.empty());
  }

  @Override
  public synchronized List<Path> files(Path folder) throws IOException {
    reading();
    List<Path> files = new ArrayList<>();
    find(folder).ifPresent(node -> files(folder, node, files));
    return files;
  }

  private static void files(Path path, Node node, List<Path> into) {
    if (!node.folder) {
      into.add(path);
    }
    node.names.forEach((name, below) -> files(path.resolve(name), below, into));
  }

  @Override
  public synchronized List<Path> folders(Path folder) throws IOException {
    reading();
    List<Path> folders = new ArrayList<>();
    node(folder)
        .names
        .forEach(
            (name, node) -> {
              if (node.folder) {
                folders.add(folder.resolve(name));
              }
            });
    return folders;
  }

  @Override
  public synchronized void createFolder(Path folder) throws IOException {
    operation("mkdir", folder);
    make(folder, true);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    operation("rename", to);
    Node moved = node(from);
    Node source = parent(from);
    Node target = parent(to);
    if (source == target) {
      source.change(Map.of(name(from), Optional.empty(), name(to), Optional.of(moved)));
    } else {
      source.change(Map.of(name(from), Optional.empty()));
      target.change(Map.of(name(to), Optional.of(moved)));
    }
  }

  @Override
  public synchronized void syncFolder(Path folder) throws IOException {
    operation("sync folder", folder);
    Node node = node(folder);
    node.changes.clear();
    node.syncedNames.clear();
    node.syncedNames.putAll(node.names);
  }

  @Override
  public synchronized void link(Path link, Path target) throws IOException {
    operation("link", link);
    make(link, false);
  }

  @Override
  public synchronized Closeable lock(Path file) throws IOException {
    operation("lock", file);
    Node node = find(file).isPresent() ? node(file) : make(file, false);
    if (!locked.add(node)) {
      throw new LockedException("somebody holds it");
    }
    return () -> unlock(node);
  }

  private synchronized void unlock(Node node) {
    locked.remove(node);
  }

  @Override
  public synchronized Closeable lockShared(Path file) throws IOException {
    reading();
    if (find(file).filter(locked::contains).isPresent()) {
      throw new LockedException("somebody holds it");
    }
    return () -> {};
  }

  @Override
  public synchronized boolean exists(Path path) throws IOException {
    reading();
    return find(path).isPresent();
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    operation("delete", path);
    parent(path).change(Map.of(name(path), Optional.empty()));
  }

  @Override
  public long usableBytes(Path path) {
    return Long.MAX_VALUE;
  }

  private final class Open implements DiskFile {
    private final Path file;
    private final Node node;

    Open(Path file, Node node) {
      this.file = file;
      this.node = node;
    }

    @Override
    public void write(byte[] more) throws IOException {
      synchronized (PowerCutDisk.this) {
        operation("write", file);
        byte[] all = Arrays.copyOf(node.bytes, node.bytes.length + more.length);
        System.arraycopy(more, 0, all, node.bytes.length, more.length);
        node.bytes = all;
      }
    }

    @Override
    public void sync() throws IOException {
      synchronized (PowerCutDisk.this) {
        operation("sync", file);
        node.syncedBytes = node.bytes;
      }
    }

    @Override
    public void close() {}
  }
}
