package dev.steadyscan.simulator.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a replay camera, as they lay in the folder when it was looked at. What comes later
 * has no place in their order, so that a picture keeps its file for the whole run.
 *
 * <p>Immutable and thread-safe.
 */
final class Pictures {
  private final ReplaySettings settings;
  private final Optional<NamePattern> pattern;
  private final List<Path> inOrder;
  private final long available;
  private final long largest;

  private Pictures(ReplaySettings settings, List<Path> inOrder) {
    this.settings = settings;
    pattern = settings.files().map(NamePattern::new);
    this.inOrder = inOrder;
    long shots = 0;
    long bytes = 0;
    for (long size = size(shots); size >= 0; size = size(++shots)) {
      bytes = Math.max(bytes, size);
    }
    available = shots;
    largest = bytes;
  }

  /**
   * Looks at the folder.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  static Pictures in(ReplaySettings settings) throws IOException {
    try (Stream<Path> files = Files.list(settings.folder())) {
      return new Pictures(settings, files.filter(Pictures::isNamedLikeOne).sorted().toList());
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  /** The file of a shot; empty if there was none. It may be gone or another one by now. */
  Optional<Path> file(int step, int shot) {
    long index = settings.index(step, shot);
    if (pattern.isPresent()) {
      return Optional.of(settings.folder().resolve(pattern.get().name(step, shot, index)));
    }
    return index >= 0 && index < inOrder.size()
        ? Optional.of(inOrder.get((int) index))
        : Optional.empty();
  }

  /** How many shots in a row, from the first, had a file. */
  long available() {
    return available;
  }

  /** The size of the largest file that a shot had. */
  long largest() {
    return largest;
  }

  /** The size of the nth shot's file; negative if it has none, or none that tells its size. */
  private long size(long nth) {
    int step = (int) (nth / settings.shotsPerStep());
    int shot = (int) (nth % settings.shotsPerStep());
    Optional<Path> file = file(step, shot);
    if (file.isEmpty()) {
      return -1;
    }
    try {
      BasicFileAttributes found = Files.readAttributes(file.get(), BasicFileAttributes.class);
      return found.isRegularFile() ? found.size() : -1;
    } catch (IOException missing) {
      return -1;
    }
  }

  private static boolean isNamedLikeOne(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(".jpg", ".jpeg", ".png").anyMatch(name::endsWith) && Files.isRegularFile(file);
  }
}
