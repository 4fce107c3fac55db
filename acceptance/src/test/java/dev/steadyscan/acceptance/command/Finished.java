package dev.steadyscan.acceptance.command;

import java.time.Duration;
import java.util.List;

/**
 * What a run of the command has left.
 *
 * @param status its exit status
 * @param out the lines of its standard output
 * @param err the lines of its standard error
 * @param took from its start to its end
 */
public record Finished(int status, List<String> out, List<String> err, Duration took) {

  /** All of it, for the message of a test that fails. */
  @Override
  public String toString() {
    return "exit status "
        + status
        + " after "
        + took.toMillis()
        + " ms\n--- output\n"
        + String.join("\n", out)
        + "\n--- errors\n"
        + String.join("\n", err)
        + "\n---\n";
  }
}
