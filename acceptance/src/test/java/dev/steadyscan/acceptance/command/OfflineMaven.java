package dev.steadyscan.acceptance.command;

import dev.steadyscan.acceptance.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Maven that runs the tests, without a network and with a local repository of its own: one that
 * has everything of others that this build has fetched, and nothing of ours until it is {@linkplain
 * #install installed}.
 */
public final class OfflineMaven {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Path OURS = Path.of("dev/steadyscan");

  private final Path repository;

  private OfflineMaven(Path repository) {
    this.repository = repository;
  }

  /**
   * Makes the repository.
   *
   * @param repository a folder that is not there yet
   */
  public static OfflineMaven with(Path repository) throws IOException {
    linkAllBut(OURS, Path.of(Checkout.property("steadyscan.repository")), repository);
    return new OfflineMaven(repository);
  }

  /** Links to what is in a folder, but for one path in it. */
  private static void linkAllBut(Path left, Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        Path name = entry.getFileName();
        if (!name.equals(left.getName(0))) {
          Files.createSymbolicLink(to.resolve(name), entry);
        } else if (left.getNameCount() > 1) {
          linkAllBut(left.subpath(1, left.getNameCount()), entry, to.resolve(name));
        }
      }
    }
  }

  /** Whether the repository has anything of ours. */
  public boolean hasOurs() {
    return Files.exists(repository.resolve(OURS));
  }

  /** Puts an artifact of ours into the repository, as {@code mvn install} does. */
  public void install(String artifact, Path pom, Path... jar) throws IOException {
    String version = Checkout.version();
    Path folder = repository.resolve(OURS).resolve(artifact).resolve(version);
    Files.createDirectories(folder);
    Files.copy(pom, folder.resolve(artifact + "-" + version + ".pom"));
    for (Path one : jar) {
      Files.copy(one, folder.resolve(artifact + "-" + version + ".jar"));
    }
  }

  /** Runs it in a folder; of the caller's environment it sees the path alone. */
  public Finished run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(Checkout.property("steadyscan.maven"), "bin", "mvn").toString());
    line.addAll(List.of("-B", "-ntp", "-o", "-Dmaven.repo.local=" + repository));
    // Which remote repository a file came from does not matter: there is none here.
    line.add("-Daether.enhancedLocalRepository.trackingFilename=none");
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectInput(new File("/dev/null"));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    environment.put("LC_ALL", "C.UTF-8");
    try (Running running = new Running(builder.start())) {
      return running.finish(LIMIT);
    }
  }
}
