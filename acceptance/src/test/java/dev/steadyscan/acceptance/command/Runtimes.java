package dev.steadyscan.acceptance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Java runtimes without the tools of a JDK. */
public final class Runtimes {
  /**
   * What the command and its plugins need, as jdeps finds it (with {@code -s}, jar by jar):
   *
   * <ul>
   *   <li>java.desktop, for pictures; with it come java.xml, java.prefs and java.datatransfer
   *   <li>java.logging, for the terminal library of the progress bar
   *   <li>java.naming, for Logback's configuration by XML
   *   <li>jdk.jfr, for flight recordings of a scan
   *   <li>jdk.unsupported, for the second signal, which ends a scan at once
   * </ul>
   *
   * PF4J's java.compiler is for building plugins, not for running them.
   */
  private static final String MODULES =
      "java.base,java.desktop,java.logging,java.naming,jdk.jfr,jdk.unsupported";

  private Runtimes() {}

  /** A runtime of these modules alone; where the JDK of the tests cannot link one, that JDK. */
  public static Path bare(Path target) throws IOException, InterruptedException {
    Path jdk = Path.of(System.getProperty("java.home"));
    Path jlink = jdk.resolve("bin/jlink");
    if (!Files.isExecutable(jlink) || !Files.isDirectory(jdk.resolve("jmods"))) {
      return jdk;
    }
    Path log = Files.createTempFile(target.getParent(), "jlink", ".log");
    Process process =
        new ProcessBuilder(
                jlink.toString(),
                "--add-modules",
                MODULES,
                "--no-header-files",
                "--no-man-pages",
                "--output",
                target.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("jlink ended").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    assertThat(target.resolve("bin/javac")).doesNotExist();
    return target;
  }
}
