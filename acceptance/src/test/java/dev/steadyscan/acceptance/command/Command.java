package dev.steadyscan.acceptance.command;

import dev.steadyscan.acceptance.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the command as a user does, each time in a process of its own: of the caller's environment
 * it sees nothing. Immutable.
 */
public final class Command {
  /** No run of the command may take longer, however slow the machine. */
  public static final Duration LIMIT = Duration.ofMinutes(5);

  private final List<String> start;
  private final Path javaHome;
  private final Path home;
  private final Path folder;

  private Command(List<String> start, Path javaHome, Path home, Path folder) {
    this.start = start;
    this.javaHome = javaHome;
    this.home = home;
    this.folder = folder;
  }

  /** {@code ./steadyscan} of the checkout, on the JDK of the tests, in a new folder. */
  public static Command ofCheckout(Path temporary) throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    return of(Checkout.root().resolve("steadyscan"), java, temporary);
  }

  /** A launcher. */
  public static Command of(Path launcher, Path javaHome, Path temporary) throws IOException {
    Path home = Files.createDirectories(temporary.resolve("home"));
    refuseBuilds(home);
    Path folder = Files.createDirectories(temporary.resolve("work"));
    return new Command(List.of(launcher.toString()), javaHome, home, folder);
  }

  /** With signals as a terminal gives them, even where the build itself runs in the background. */
  public Command withSignals() {
    List<String> reset = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
    reset.addAll(start);
    return new Command(reset, javaHome, home, folder);
  }

  /** With a Java VM that is ready sooner, and slower later. */
  public Command quick() {
    List<String> quick = new ArrayList<>(List.of("env", "STEADYSCAN_OPTS=-XX:TieredStopAtLevel=1"));
    quick.addAll(start);
    return new Command(quick, javaHome, home, folder);
  }

  /** With so much CPU time, after which the system kills it, and options for the Java VM. */
  public Command within(Duration cpu, String javaOptions) {
    List<String> limited =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "ulimit -t \"$0\" && exec env \"$@\"",
                "" + cpu.toSeconds(),
                "STEADYSCAN_OPTS=" + javaOptions));
    limited.addAll(start);
    return new Command(limited, javaHome, home, folder);
  }

  /** The folder that it is started in. */
  public Path folder() {
    return folder;
  }

  /** Runs it to its end. */
  public Finished run(String... arguments) throws IOException, InterruptedException {
    try (Running running = start(arguments)) {
      return running.finish(LIMIT);
    }
  }

  /** Starts it. */
  public Running start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(start);
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectInput(new File("/dev/null"));
    Map<String, String> environment = builder.environment();
    String path = home + ":" + environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", javaHome.toString());
    environment.put("LC_ALL", "C.UTF-8");
    return new Running(builder.start());
  }

  /** A build within the build would change the jars that its tests run from. */
  private static void refuseBuilds(Path home) throws IOException {
    Path mvn = home.resolve("mvn");
    Files.writeString(
        mvn, "#!/bin/sh\necho '[ERROR] the sources are newer than the build'\nexit 1\n");
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
