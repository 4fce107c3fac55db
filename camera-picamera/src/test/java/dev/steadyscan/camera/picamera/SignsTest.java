package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent.HeatReported;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.guard.policy.NoRecovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignsTest {
  private static final String STALLED =
      "{'event':'stalled','frames':30,'frozen-ms':210,'loop-alive':true}";

  private final List<Failure> told = new ArrayList<>();
  private final TestContext context = new TestContext(Path.of("."), new NoRecovery());
  @TempDir private Path host;
  private Signs signs;

  @BeforeEach
  void setUp() {
    HostHeat heat = new HostHeat(new HostHealth(host), 85, context);
    signs = new Signs(context, told::add, 1 << 20, heat);
  }

  @Test
  void aStallIsToldOnceUntilTheCameraStartsAnew() {
    event(STALLED);
    event(STALLED);

    assertThat(told).singleElement().returns(FailureKind.STALLED, Failure::kind);
    assertThat(told.get(0).message()).isEqualTo("no frame for 0.21 s (ISP may be stuck)");
    assertThat(signs.stall()).hasValue(told.get(0));

    assertThat(signs.startsAnew()).isPresent();
    assertThat(signs.stall()).isEmpty();
    assertThat(signs.startsAnew()).isEmpty();
    event(STALLED);
    assertThat(told).hasSize(2);
  }

  @Test
  void aBufferThatTheDriverRefusedExplainsTheStall() {
    signs.errorLine(
        "ERROR V4L2 v4l2_videodevice.cpp:1788 Failed to queue buffer 2: Invalid argument");
    assertThat(told).isEmpty();
    event(STALLED);

    assertThat(told).singleElement().returns(FailureKind.BUFFER_REJECTED, Failure::kind);
  }

  @Test
  void aRefusedBufferOfAnEarlierRunExplainsNothing() {
    signs.errorLine("Failed to queue buffer 2: Invalid argument");
    signs.startsAnew();
    event(STALLED);

    assertThat(told).singleElement().returns(FailureKind.STALLED, Failure::kind);
  }

  @Test
  void libcamerasOwnWordOfAStallCountsWithoutTheAgents() {
    signs.errorLine("ERROR RPI pipeline_base.cpp:1365 Camera frontend has timed out!");

    assertThat(told).singleElement().returns(FailureKind.STALLED, Failure::kind);
    assertThat(told.get(0).message()).contains("check its cable");
  }

  @Test
  void aDeadEventLoopIsNamed() {
    event("{'event':'stalled','frozen-ms':210,'loop-alive':false}");

    assertThat(told.get(0).message()).endsWith("the library's event loop has ended");
  }

  @Test
  void framesThatComeAgainEndTheStall() {
    event(STALLED);
    event("{'event':'flowing','after-ms':420}");

    assertThat(signs.stall()).isEmpty();
    assertThat(notes()).containsExactly("frames came again by themselves after 420 ms");
  }

  @Test
  void framesThatFlowAfterARestartAreNoNews() {
    event("{'event':'flowing','after-ms':420}");

    assertThat(notes()).isEmpty();
  }

  @Test
  void anAgentThatIsSilentStandsStillUntilItIsHeardAgain() {
    Failure silent = Failure.of(FailureKind.STALLED, "agent", "no sign of life for 1063 ms");
    signs.trouble(silent);
    assertThat(told).containsExactly(silent);
    assertThat(signs.startsAnew()).isEmpty();
    assertThat(signs.stall()).hasValue(silent);

    heartbeat(60, 200L << 20);
    assertThat(signs.stall()).isEmpty();
  }

  @Test
  void whatANewerAgentSaysIsPassedOver() {
    event("{'event':'sang'}");

    assertThat(told).isEmpty();
    assertThat(context.events).isEmpty();
  }

  @Test
  void whatIsNoJsonIsANoteAndNoException() {
    signs.event("frame!".getBytes(StandardCharsets.UTF_8));

    assertThat(notes()).containsExactly("the agent said what is no JSON");
  }

  @Test
  void anAgentThatLeaksIsToldOfOnce() {
    heartbeat(60, 200L << 20);
    assertThat(told).isEmpty();
    heartbeat(801, 200L << 20);
    heartbeat(802, 200L << 20);

    assertThat(told).singleElement().returns(FailureKind.NO_MEMORY, Failure::kind);
  }

  @Test
  void memoryBeyondItsPicturesIsALeak() {
    heartbeat(60, (512L << 20) + (16L << 20));
    assertThat(told).isEmpty();
    heartbeat(60, (512L << 20) + (16L << 20) + 1);

    assertThat(told).singleElement().returns(FailureKind.NO_MEMORY, Failure::kind);
  }

  private void heartbeat(int descriptors, long bytes) {
    String json = "{\"descriptors\":" + descriptors + ",\"rss-bytes\":" + bytes + "}";
    signs.heartbeat(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nobodyWaitsForAHotHostOfWhichNothingIsHeardAnyMore() throws IOException {
    hot();
    heartbeat(60, 200L << 20);
    assertThat(heat()).containsExactly(true);

    signs.trouble(Failure.of(FailureKind.GONE, "agent", "it ended"));
    assertThat(heat()).containsExactly(true, false);

    heartbeat(60, 200L << 20);
    assertThat(heat()).containsExactly(true, false, true);
  }

  @Test
  void aBeatThatComesAfterTheEndSaysNothingOfTheHost() throws IOException {
    hot();
    signs.over();
    heartbeat(60, 200L << 20);

    assertThat(heat()).isEmpty();
  }

  private void hot() throws IOException {
    Path file = host.resolve("sys/class/thermal/thermal_zone0/temp");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "91000");
  }

  private List<Boolean> heat() {
    return context.events.stream().map(event -> ((HeatReported) event).tooHot()).toList();
  }

  @Test
  void whatBefallsTheProcessIsHandedOn() {
    Failure gone = Failure.of(FailureKind.GONE, "agent", "it ended");
    signs.trouble(gone);

    assertThat(told).containsExactly(gone);
  }

  private List<String> notes() {
    return context.events.stream().map(event -> ((Note) event).text()).toList();
  }

  private void event(String json) {
    signs.event(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
