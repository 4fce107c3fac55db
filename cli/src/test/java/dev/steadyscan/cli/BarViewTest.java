package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.ScanEvent;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BarViewTest {
  private static final String ERASE = "\r\u001b[K";
  private final ManualTime time = new ManualTime();
  private final Screen screen = new Screen(true, false);
  private final BarView view = new BarView(screen.terminal(), time, ZoneOffset.UTC);

  @Test
  void printsWhatIsNotableAboveTheBar() {
    view.on(Events.started(144));
    screen.clear();
    view.on(Events.timedOut(70, "left", 1));
    assertThat(screen.out())
        .startsWith(
            ERASE
                + "12:00:00.250 step 70 left: attempt 1 failed, capture timeout: not over after 2"
                + " s\n"
                + "\u001b[?7l[")
        .endsWith("\u001b[?7h");
  }

  @Test
  void drawsRoutineEventsNoOftenerThanTheEyeCanFollow() {
    view.on(Events.started(144));
    screen.clear();
    view.on(Events.saved(1, "left", 1));
    assertThat(screen.out()).isEmpty();
    time.pass(Duration.ofMillis(100));
    view.on(Events.saved(1, "right", 1));
    assertThat(screen.out()).contains("2/288 pictures").doesNotContain("12:00");
  }

  @Test
  void aTickDrawsWhatHappenedSince() {
    view.on(Events.started(144));
    view.on(Events.pointDone(0));
    screen.clear();
    view.tick();
    assertThat(screen.out()).contains("1/144 points");
  }

  @Test
  void tellsTheKeyThatPausesWhereSomebodyCanType() {
    Screen typing = Screen.typing("");
    BarView attended = new BarView(typing.terminal(), time, ZoneOffset.UTC);
    attended.on(Events.started(144));
    attended.tick();
    assertThat(typing.out()).endsWith("  (p, Enter: pause)\u001b[?7h");

    attended.on(new ScanEvent.Paused(Events.NOON));
    assertThat(typing.out()).endsWith("  PAUSED (p, Enter: go on)\u001b[?7h");

    attended.on(new ScanEvent.Continued(Events.NOON, Duration.ofSeconds(5)));
    assertThat(typing.out()).endsWith("  (p, Enter: pause)\u001b[?7h");
    view.on(Events.started(144));
    assertThat(screen.out()).doesNotContain("Enter");
  }

  @Test
  void paintsLossesWhereColoursAreWanted() {
    Screen coloured = new Screen(true, true);
    new BarView(coloured.terminal(), time, ZoneOffset.UTC).on(Events.failed(70, "left", 3));
    assertThat(coloured.out()).contains("\u001b[31m12:00:00.250 step 70 left: FAILED");
    view.on(Events.failed(70, "left", 3));
    assertThat(screen.out()).doesNotContain("\u001b[31m");
  }

  @Test
  void drawsNothingMoreAfterItsEndButLines() {
    view.on(Events.started(144));
    view.end();
    screen.clear();
    view.line("a warning");
    assertThat(screen.out()).isEqualTo(ERASE + "a warning\n");
  }
}
