package dev.steadyscan.cli;

import dev.steadyscan.core.pipeline.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: what somebody who reports a defect should quote. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "steadyscan " + Version.current(),
      String.format(
          "Java %s (%s), %s %s",
          System.getProperty("java.version"),
          System.getProperty("java.vendor"),
          System.getProperty("os.name"),
          System.getProperty("os.arch"))
    };
  }
}
