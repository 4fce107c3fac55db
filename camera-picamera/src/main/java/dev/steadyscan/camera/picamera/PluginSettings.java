package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.plugin.Setting;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The section {@code plugins.picamera} of a config: what all Pi cameras share.
 *
 * @param python the Python that has picamera2
 * @param library the real library, or the stand-in that needs no camera
 * @param maxCelsius from how many degrees of the processor on the rig waits; a Raspberry Pi of any
 *     model slows down everything it has from 85 on (its documentation, "Frequency management and
 *     thermal control")
 * @param script what the stand-in's cameras are and what goes wrong: JSON, or a file of JSON; see
 *     docs/picamera-standin.md
 */
public record PluginSettings(
    @Setting("the Python that has picamera2") Path python,
    @Setting("system, or stand-in: cameras in software") Library library,
    @Setting(
            value =
                "so hot the processor may be; from there on the rig waits until it has cooled by 5",
            unit = "°C",
            min = 30,
            max = 150)
        double maxCelsius,
    @Setting("what goes wrong with the stand-in: JSON, or a file of it") Optional<String> script) {

  /** Checks. */
  public PluginSettings {
    Objects.requireNonNull(python, "python");
    Objects.requireNonNull(library, "library");
    if (script.isPresent() && library != Library.STAND_IN) {
      throw new IllegalArgumentException("script is for library = stand-in only");
    }
  }
}
