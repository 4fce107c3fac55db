package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostHealthTest {
  private static final String PI4 = "sys/devices/platform/soc/soc:firmware/get_throttled";
  private static final String PI5 =
      "sys/devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled";

  @TempDir Path root;
  private HostHealth health;

  @BeforeEach
  void setUp() {
    health = new HostHealth(root);
  }

  @Test
  void saysNothingOfASystemThatTellsNothing() {
    assertThat(health.report().lines()).isEmpty();
  }

  @Test
  void givesTheFiguresOfAHealthyPiOnOneLine() throws IOException {
    write("sys/class/thermal/thermal_zone0/temp", "61230\n");
    write("proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable:    4194304 kB\nCmaFree: 65536 kB\n");
    write(PI5, "0\n");

    assertThat(health.report().lines())
        .containsExactly(
            "host: 61 °C, 4096 MiB free, 64 MiB free for cameras (CMA), throttled 0x0");
  }

  @ParameterizedTest
  @ValueSource(strings = {PI4, PI5})
  void warnsOfTheVoltageNow(String file) throws IOException {
    write(file, "50005\n");

    assertThat(health.report().warnings())
        .containsExactly(
            "the voltage is too low now: use the power supply made for this Pi",
            "the processor is throttled now: cool it, and check its power");
  }

  @Test
  void warnsOfTheVoltageBefore() throws IOException {
    write(PI4, "0x50000\n");

    assertThat(health.report().warnings())
        .containsExactly(
            "the voltage was too low at times since the last boot:"
                + " use the power supply made for this Pi",
            "the processor was throttled at times since the last boot:"
                + " cool it, and check its power");
  }

  @ParameterizedTest
  @CsvSource({"79900, 0", "80000, 1"})
  void warnsOfHeatFromEightyDegreesOn(String milli, int warnings) throws IOException {
    write("sys/class/thermal/thermal_zone0/temp", milli);

    assertThat(health.report().warnings()).hasSize(warnings);
  }

  @ParameterizedTest
  @CsvSource({"200000, 0", "199999, 1"})
  void warnsOfLittleMemory(String kib, int warnings) throws IOException {
    write("proc/meminfo", "MemAvailable: " + kib + " kB\n");

    assertThat(health.report().warnings()).hasSize(warnings);
  }

  @Test
  void leavesOutWhatItCannotRead() throws IOException {
    write("sys/class/thermal/thermal_zone0/temp", "unknown");
    write("proc/meminfo", "MemAvailable: much\n");
    write(PI4, "zero");

    assertThat(health.report().lines()).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
