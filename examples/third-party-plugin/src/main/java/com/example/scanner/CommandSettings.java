package com.example.scanner;

import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;
import java.util.List;

/**
 * The section of a camera with {@code type = command}. The component {@code mediaType} is the key
 * {@code media-type}, and so on; the defaults are in {@code reference.conf}.
 *
 * @param command the program and its arguments
 * @param mediaType what it writes
 * @param exposure how long the rig has to stand still for one picture
 * @param fileBytes the size of a picture's file at most
 */
public record CommandSettings(
    @Setting("the program and its arguments; {file} stands for the picture's file")
        List<String> command,
    @Setting("what the program writes: image/jpeg, image/png, image/tiff") String mediaType,
    @Setting(value = "how long the rig has to stand still for one picture", min = 0)
        Duration exposure,
    @Setting(value = "the size of a picture's file at most", unit = "bytes", min = 1)
        long fileBytes) {
  /** Where the name of the picture's file goes. */
  static final String FILE = "{file}";

  /** What is wrong here is told with the file and the line of the section. */
  public CommandSettings {
    command = List.copyOf(command);
    if (command.stream().noneMatch(part -> part.contains(FILE))) {
      throw new IllegalArgumentException(
          "command has to tell the program its file, as in [gphoto2, --filename, \"{file}\"]");
    }
  }

  /** The command that writes this file. */
  List<String> writing(String file) {
    return command.stream().map(part -> part.replace(FILE, file)).toList();
  }
}
