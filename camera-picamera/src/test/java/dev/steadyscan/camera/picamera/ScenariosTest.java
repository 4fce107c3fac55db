package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.guard.policy.Escalate;
import dev.steadyscan.guard.policy.EscalateSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a driver of these cameras has to survive, each with the rung of {@code escalate} that ends
 * it. What the stand-in cannot do is in {@link UnkillableTest} (a process that no signal ends),
 * {@link OpeningTest} (what keeps a camera from being opened at all) and {@link SignsTest} (memory
 * that leaks).
 */
@Timeout(300)
class ScenariosTest {
  static final RecoveryPolicy ESCALATE =
      new Escalate(
          new EscalateSettings(
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              3,
              List.of(Duration.ZERO)));

  @TempDir Path folder;

  static Stream<Scenario> scenarios() {
    return Stream.of(frames(), stalls(), processes(), memory(), pictures(), protocol())
        .flatMap(List::stream);
  }

  private static List<Scenario> frames() {
    return List.of(
        Scenario.of("a slow frame", "{'fault':'slow','capture':1,'ms':600}", 3),
        Scenario.of(
            "an answer after its deadline", "{'fault':'slow','capture':3,'ms':4000}", 5, "retry"),
        Scenario.of("a frame of before", "{'fault':'stale','capture':1}", 3),
        Scenario.of("a timestamp that does not advance", "{'fault':'repeat','capture':1}", 3),
        Scenario.of(
            "timestamps that do not advance for long",
            "{'fault':'repeat','capture':1,'frames':3}",
            3,
            "retry"),
        Scenario.of("every frame in error", "{'fault':'errors','capture':1}", 3, "restart"),
        Scenario.of(
            "buffers that do not come back", "{'fault':'starve','capture':1}", 3, "restart"));
  }

  private static List<Scenario> stalls() {
    return List.of(
        Scenario.of("a glitch of the cable", "{'fault':'timeout','capture':1}", 3, "restart"),
        new Scenario(
            "a cable pulled for good",
            "{'fault':'timeout','capture':1,'cure':'never'}",
            4,
            1,
            List.of("restart", "replace", "replace small", "quarantine", "replace small")),
        Scenario.of("a silent stall", "{'fault':'stall','capture':1}", 3, "restart"),
        Scenario.of("a refused buffer", "{'fault':'queue','capture':1}", 3, "restart"),
        Scenario.of(
            "refused buffers until the process is new",
            "{'fault':'queue','capture':1,'cure':'process'}",
            3,
            "restart",
            "replace"),
        Scenario.of(
            "a camera that recovers by half",
            "{'fault':'stall','capture':1,'cures':2,'frames':4}",
            6,
            "restart",
            "restart"),
        Scenario.of("an event loop that ends", "{'fault':'loop','capture':1}", 3, "restart"),
        Scenario.of(
            "a listener that ends", "{'fault':'listener','capture':1}", 3, "restart", "replace"));
  }

  private static List<Scenario> processes() {
    return List.of(
        Scenario.of("a crash of libcamera", "{'fault':'segfault','capture':1}", 3, "replace"),
        Scenario.of("an abort of libcamera", "{'fault':'abort','capture':1}", 3, "replace"),
        Scenario.of("a kill for lack of memory", "{'fault':'kill','capture':1}", 3, "replace"),
        Scenario.of(
            "a crash between the frame and its copy",
            "{'fault':'segfault','capture':1,'when':'map'}",
            3,
            "replace"),
        Scenario.of(
            "a stop that holds the interpreter",
            "{'fault':'wedge','capture':1}",
            3,
            "restart",
            "replace"),
        Scenario.of(
            "a start that holds the interpreter",
            "{'fault':'stall','capture':1},{'fault':'hold','start':1}",
            3,
            "restart",
            "replace"),
        new Scenario(
            "a crash at every capture",
            "{'fault':'segfault','capture':1,'times':0}",
            4,
            1,
            List.of("replace", "replace small", "quarantine", "replace small")));
  }

  private static List<Scenario> memory() {
    return List.of(
        Scenario.of(
            "no memory at the start",
            "{'fault':'stall','capture':1},{'fault':'no-memory','start':1}",
            3,
            "restart",
            "replace small"),
        Scenario.of(
            "descriptors that leak",
            "{'fault':'leak-descriptors','capture':1,'count':900}",
            4,
            "replace small"),
        Scenario.of(
            "a camera that is busy",
            "{'fault':'segfault','capture':1},{'fault':'busy','open':1}",
            3,
            "replace",
            "replace small"));
  }

  private static List<Scenario> pictures() {
    return List.of(
        Scenario.of("a black picture", "{'fault':'black','capture':1}", 3, "retry"),
        Scenario.of("a magenta picture", "{'fault':'magenta','capture':1}", 3, "retry"),
        Scenario.of("the same picture again", "{'fault':'same','capture':1}", 3, "retry")
            .taking(2));
  }

  private static List<Scenario> protocol() {
    return List.of(
        Scenario.of("a stray print", "{'fault':'print','capture':1}", 3),
        Scenario.of("a flood of messages", "{'fault':'flood','capture':1,'bytes':1000000}", 3));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isSurvived(Scenario scenario) throws InterruptedException {
    StandIn camera =
        new StandIn()
            .size(640, 480)
            .exposure(Duration.ofMillis(8))
            .script("{'faults':[" + scenario.faults() + "]}");
    int taken;
    List<String> rungs;
    try (Shooting shooting = new Shooting(camera, folder, ESCALATE)) {
      taken = shooting.tryShots(scenario.shots());
      shooting.settle();
      shooting.await(() -> Rungs.of(shooting).size() >= scenario.rungs().size());
      rungs = Rungs.of(shooting);
    }
    assertThat(rungs).startsWith(scenario.rungs().toArray(String[]::new));
    assertThat(taken).isGreaterThanOrEqualTo(scenario.taken());
    if (scenario.taken() == scenario.shots()) {
      assertThat(rungs).hasSameSizeAs(scenario.rungs());
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }
}
