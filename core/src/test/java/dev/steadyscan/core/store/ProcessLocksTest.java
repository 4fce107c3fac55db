package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessLocksTest {
  @TempDir private Path folder;

  @Test
  void letsNobodyElseInUntilItIsClosed() throws IOException {
    Path file = folder.resolve(".lock");
    try (Closeable held = ProcessLocks.exclusive(file)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> ProcessLocks.exclusive(file)).isInstanceOf(LockedException.class);
      assertThatThrownBy(() -> ProcessLocks.shared(file)).isInstanceOf(LockedException.class);
    }
    ProcessLocks.exclusive(file).close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aLockThatNobodyClosesOutlivesTheCollector() throws Exception {
    Path file = folder.toRealPath().resolve(".lock");
    ReferenceQueue<Closeable> collected = new ReferenceQueue<>();
    PhantomReference<Closeable> lock = lockAndForget(file, collected);
    while (collected.poll() == null) {
      System.gc();
    }
    assertThat(lock.refersTo(null)).isTrue();
    System.gc(); // what only the lock referred to goes with it, or with the next

    assertThat(isOpen(file)).isTrue();
  }

  private static PhantomReference<Closeable> lockAndForget(
      Path file, ReferenceQueue<Closeable> collected) throws IOException {
    return new PhantomReference<>(ProcessLocks.exclusive(file), collected);
  }

  private static boolean isOpen(Path file) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.anyMatch(descriptor -> leadsTo(descriptor, file));
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }
}
