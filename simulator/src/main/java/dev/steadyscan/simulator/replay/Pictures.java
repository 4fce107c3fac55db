package dev.steadyscan.simulator.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The files of a replay camera, as they lay in the folder when it was looked at.
 *
 * <p>Immutable and thread-safe.
 */
final class Pictures {
  private final ReplaySettings settings;
  private final Optional<NamePattern> pattern;
  private final List<Path> inOrder;

  private Pictures(ReplaySettings settings, List<Path> inOrder) {
    this.settings = settings;
    pattern = settings.files().map(NamePattern::new);
    this.inOrder = inOrder;
  }

  /**
   * Looks at the folder.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  static Pictures in(ReplaySettings settings) throws IOException {
    try (Stream<Path> files = Files.list(settings.folder())) {
      return new Pictures(settings, files.filter(Pictures::isNamedLikeOne).sorted().toList());
    }
  }

  /** The file of a shot; empty if there is none. */
  Optional<Path> file(int step, int shot) {
    long index = settings.index(step, shot);
    return pattern.isPresent()
        ? Optional.of(settings.folder().resolve(pattern.get().name(step, shot, index)))
            .filter(Files::isRegularFile)
        : index < inOrder.size() ? Optional.of(inOrder.get((int) index)) : Optional.empty();
  }

  /** How many shots in a row, from the first, have a file. */
  long available() {
    long shots = 0;
    while (fileOf(shots).isPresent()) {
      shots++;
    }
    return shots;
  }

  /** The size of the largest file that a shot has; empty if there is none. */
  OptionalLong largest() throws IOException {
    OptionalLong largest = OptionalLong.empty();
    long shots = available();
    for (long shot = 0; shot < shots; shot++) {
      largest =
          OptionalLong.of(Math.max(largest.orElse(0), Files.size(fileOf(shot).orElseThrow())));
    }
    return largest;
  }

  private Optional<Path> fileOf(long nth) {
    return file((int) (nth / settings.shotsPerStep()), (int) (nth % settings.shotsPerStep()));
  }

  private static boolean isNamedLikeOne(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(".jpg", ".jpeg", ".png").anyMatch(name::endsWith) && Files.isRegularFile(file);
  }
}
