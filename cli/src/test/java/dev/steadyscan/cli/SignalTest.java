package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real signals to a real process. */
@Timeout(120)
class SignalTest {
  private static final int INT = 2;
  private Process process;
  private BufferedReader out;

  @AfterEach
  void endIt() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalStopsTheScanTellsWhatWasKeptAndEndsWith130(String signal) throws Exception {
    assumeFalse(signal.equals("INT") && isIntIgnored(), "what ignores it hands that down");
    start(SignalledMain.ENDLESS);
    readTo("scan demo-1");
    send(signal);
    readTo("stopping: ");
    readTo("interrupted: 100 of 288 pictures");
    readTo("folder: ");
    assertThat(process.waitFor()).isEqualTo(130);
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws Exception {
    start(SignalledMain.STUBBORN);
    readTo("scan demo-1");
    send("TERM");
    readTo("stopping: ");
    send("TERM");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  @Test
  void theNormalEndKeepsItsStatus() throws Exception {
    start(SignalledMain.THROUGH);
    String all = out.lines().collect(Collectors.joining("\n"));
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(all).contains("gaps: 287 of 288 pictures").doesNotContain("stopping");
  }

  private void start(String scan) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SignalledMain.class.getName(),
                "run",
                scan)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    out = process.inputReader();
  }

  private void readTo(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(text)) {
        return;
      }
      read.append(line).append('\n');
    }
    throw new AssertionError("no '" + text + "' in:\n" + read);
  }

  private void send(String signal) throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor())
        .isZero();
  }

  private static boolean isIntIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring(7).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) & 1L << (INT - 1)) != 0;
  }
}
