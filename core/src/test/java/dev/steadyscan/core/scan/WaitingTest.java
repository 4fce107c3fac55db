package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent.HeatReported;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.event.EventText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rig waits for what passes by itself, and says so once. */
class WaitingTest {
  private static final Duration MAX_WAIT = Duration.ofMinutes(30);
  private static final String FULL = "the disk is full";
  private static final String SLOW = "the disk is slower than the cameras";

  private final StubStore store = new StubStore();
  private final Heat heat = new Heat();
  private final List<String> told = new ArrayList<>();
  private Runnable afterEachWait = () -> {};
  private final RushingTime time = new RushingTime(() -> afterEachWait.run());
  private final EventBus events = new EventBus(time, this::tell, List.of());
  private final Control control = new Control(time, false);
  private final Patience patience = new Patience(MAX_WAIT, store, heat, events, time, control);
  private final RoomWait room = new RoomWait(store, patience, events, time, control);

  @Test
  void isNotHeldWhenNothingIsInTheWay() throws InterruptedException {
    assertThat(patience.hold()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void goesOnByItselfWhenTheDiskHasRoomAgain() throws InterruptedException {
    store.waitsFor = Optional.of(FULL);
    afterEachWait = () -> after(Duration.ofMinutes(2), () -> store.waitsFor = Optional.empty());

    assertThat(patience.hold()).isTrue();

    assertThat(told).containsExactly("waiting: " + FULL, "going on after 2 min 0 s: " + FULL);
  }

  @Test
  void stopsByNameAfterTheLongestWait() {
    store.waitsFor = Optional.of(FULL);

    assertThatThrownBy(patience::hold)
        .isInstanceOfSatisfying(
            ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK))
        .hasMessage(FULL + "; waited 30 min 0 s for it (scan.trouble.max-wait)");
    assertThat(told).containsExactly("waiting: " + FULL);
    assertThat(time.passed()).isEqualTo(MAX_WAIT);
  }

  @Test
  void aCancelEndsTheWait() {
    store.waitsFor = Optional.of(FULL);
    afterEachWait = () -> after(Duration.ofMinutes(1), () -> control.cancel("enough"));

    assertThatThrownBy(patience::hold).hasMessage("enough");
  }

  @Test
  void aStoreThatBreaksMeanwhileEndsTheWaitByName() {
    store.waitsFor = Optional.of(FULL);
    ScanException hung = new ScanException(ErrorCode.DISK, "the disk hangs");
    afterEachWait = () -> after(Duration.ofMinutes(1), () -> store.broken = Optional.of(hung));

    assertThatThrownBy(patience::hold).hasMessage("the disk hangs");
  }

  @Test
  void waitsUntilADeviceThatIsTooHotSaysThatItHasCooledDown() throws InterruptedException {
    heat.on(new HeatReported(time.instant(), "left", true, 84.6));
    afterEachWait =
        () ->
            after(
                Duration.ofMinutes(3),
                () -> heat.on(new HeatReported(time.instant(), "left", false, 70)));

    assertThat(patience.hold()).isTrue();

    assertThat(told)
        .containsExactly(
            "waiting: left is too hot, 85 °C", "going on after 3 min 0 s: left is too hot, 85 °C");
  }

  @Test
  void picturesThatAreTakenWaitForNoHeat() throws InterruptedException {
    heat.on(new HeatReported(time.instant(), "left", true, 84.6));

    assertThat(patience.holdForDisk()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void aDiskThatIsAlwaysBehindIsToldOnce() throws InterruptedException {
    for (int point = 0; point < 100; point++) {
      store.room.addAll(List.of(false, false, true)); // none at once, none at the first look
      room.await(1);
    }

    assertThat(told).containsExactly("waiting: " + SLOW);
    room.caughtUp();
    assertThat(told).hasSize(2).last().asString().startsWith("going on after");
  }

  @Test
  void aDiskHasCaughtUpWhenTenPointsDidNotHaveToWait() throws InterruptedException {
    store.room.addAll(List.of(false, true));
    room.await(1);
    for (int point = 0; point < 9; point++) {
      room.await(1);
    }
    assertThat(told).containsExactly("waiting: " + SLOW);

    room.await(1);

    assertThat(told).hasSize(2);
    store.room.addAll(List.of(false, true));
    room.await(1);
    assertThat(told).hasSize(3).last().isEqualTo("waiting: " + SLOW);
  }

  @Test
  void aFullDiskIsWaitedForAlsoWhereThereIsNoRoomInMemory() {
    for (int look = 0; look < 100; look++) {
      store.room.add(false);
    }
    store.waitsFor = Optional.of(FULL);

    assertThatThrownBy(() -> room.await(1)).hasMessageContaining("max-wait");
  }

  private void after(Duration passed, Runnable action) {
    if (time.passed().compareTo(passed) >= 0) {
      action.run();
    }
  }

  private void tell(ScanEvent event) {
    EventText.line(event).ifPresent(told::add);
  }
}
