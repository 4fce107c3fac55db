package dev.steadyscan.simulator.replay;

import dev.steadyscan.api.plugin.Setting;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The section of a camera with {@code type = replay}: which file is which picture. That depends on
 * step and shot alone, never on what was taken before, so that a retry, a repair and a resumed scan
 * take the same file.
 *
 * <p>A picture's index is {@code first + every * (step * shots-per-step + shot)}. Without {@code
 * files} it counts the pictures of the folder (named .jpg, .jpeg or .png) in order of their names.
 * With {@code files} the file of that name is taken, with the step, the shot or the index put in.
 * Two cameras share a folder by {@code first = 0, every = 2} and {@code first = 1, every = 2}.
 *
 * @param folder where the pictures are; folders in it are not searched
 * @param files a name with {@code {step}}, {@code {shot}} or {@code {index}}; {@code {step:04}}
 *     writes leading zeros
 * @param first the index of the first picture, 0 or more
 * @param every from one picture's index to the next, 1 or more
 * @param shotsPerStep how many pictures this camera takes at each step
 */
public record ReplaySettings(
    @Setting("where the pictures are") Path folder,
    @Setting("name of a file, as img_{step:04}.jpg; else in order of names") Optional<String> files,
    @Setting(value = "index of the first picture", min = 0) int first,
    @Setting(value = "from one picture to the next", min = 1) int every,
    @Setting(value = "pictures of this camera at each step", min = 1) int shotsPerStep) {

  /** Checks. */
  public ReplaySettings {
    Objects.requireNonNull(folder, "folder");
    if (first < 0 || every < 1 || shotsPerStep < 1) {
      throw new IllegalArgumentException(
          "first has to be 0 or more, every and shots-per-step 1 or more");
    }
    if (files.isPresent() && shotsPerStep > 1 && !new NamePattern(files.get()).tellsShotsApart()) {
      throw new IllegalArgumentException("with several shots per step, files needs {shot}");
    }
    files.ifPresent(NamePattern::new);
  }

  /** The index of a picture. */
  long index(int step, int shot) {
    return first + every * ((long) step * shotsPerStep + shot);
  }
}
