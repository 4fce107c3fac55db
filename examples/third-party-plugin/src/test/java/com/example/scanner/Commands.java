package com.example.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings for tests. */
final class Commands {
  private Commands() {}

  /** A camera that is a line of shell; {@code $0} is the picture's file. */
  static CommandSettings shell(String line) {
    return command("sh", "-c", line);
  }

  /** A camera that is this command, with the picture's file behind it. */
  static CommandSettings command(String... command) {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.add(CommandSettings.FILE);
    return new CommandSettings(whole, "image/x-test", Duration.ZERO, 1 << 20);
  }
}
