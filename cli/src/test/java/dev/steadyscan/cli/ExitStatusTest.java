package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.config.ConfigException;
import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.CheckItem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {

  @Test
  void aScanThatTookEveryShotIsWell() {
    assertThat(ExitStatus.of(Results.completed())).isZero();
  }

  @Test
  void gapsAreOne() {
    assertThat(ExitStatus.of(Results.withGaps(1))).isEqualTo(1);
  }

  @Test
  void aCancelledScanIs130() {
    assertThat(ExitStatus.of(Results.interrupted())).isEqualTo(130);
  }

  @ParameterizedTest
  @CsvSource({
    "CAMERA,3",
    "MOTION,3",
    "DISK,3",
    "PLUGIN_DEFECT,3",
    "INPUT,3",
    "DEFECT,70",
  })
  void aStoppedScanSaysWhoStoppedIt(ErrorCode code, int status) {
    assertThat(ExitStatus.of(Results.stopped(code, "because"))).isEqualTo(status);
  }

  @Test
  void aScanThatEndedBeforeItsFolderStoodForItsInputIsTwo() {
    assertThat(ExitStatus.of(Results.stopped(ErrorCode.INPUT, "because", ""))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "INPUT,2",
    "PLUGIN_REFUSED,2",
    "PLUGIN_DEFECT,3",
    "CAMERA,3",
    "MOTION,3",
    "DISK,3",
    "CANCELLED,130",
    "DEFECT,70",
  })
  void everyErrorHasItsStatus(ErrorCode code, int status) {
    assertThat(ExitStatus.of(new ScanException(code, "because"))).isEqualTo(status);
  }

  @Test
  void whatNobodyForesawIsADefect() {
    assertThat(ExitStatus.of(new IllegalStateException())).isEqualTo(70);
    assertThat(ExitStatus.of(new StackOverflowError())).isEqualTo(70);
  }

  @Test
  void anInterruptIsASignal() {
    assertThat(ExitStatus.of(new InterruptedException())).isEqualTo(130);
  }

  @Test
  void aWrongConfigIsTwo() {
    assertThat(ExitStatus.of(new ConfigException(List.of()))).isEqualTo(2);
  }

  @Test
  void aCheckSaysWhatIsToBeMendedFirst() {
    CheckItem well = new CheckItem(Kind.PATTERN, "", true, "");
    CheckItem disk = new CheckItem(Kind.DISK, "", false, "");
    CheckItem motion = new CheckItem(Kind.MOTION, "", false, "");
    CheckItem camera = new CheckItem(Kind.CAMERA, "left", false, "");
    assertThat(ExitStatus.of(List.of(well))).isZero();
    assertThat(ExitStatus.of(List.of(well, disk))).isEqualTo(2);
    assertThat(ExitStatus.of(List.of(well, motion, camera))).isEqualTo(3);
    assertThat(ExitStatus.of(List.of(disk, camera))).isEqualTo(2);
  }
}
