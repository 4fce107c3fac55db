package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.ManualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InFlightTest {
  private final ManualTime time = new ManualTime(Samples.START);
  private final InFlight inFlight = new InFlight(100, time);

  private Deadline deadline() {
    return Deadline.after(time, Duration.ofSeconds(5));
  }

  private CompletableFuture<Boolean> awaitRoomBeside(long bytes) {
    Deadline deadline = deadline();
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(inFlight.awaitRoom(bytes, deadline));
              } catch (InterruptedException stopped) {
                answer.completeExceptionally(stopped);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return answer;
  }

  @Test
  void letsInWhatTheBoundHolds() throws Exception {
    inFlight.add(60);

    assertThat(inFlight.awaitRoom(40, deadline())).isTrue();
    assertThat(inFlight.bytes()).isEqualTo(60);
  }

  @Test
  void countsWhatItLetInUntilThatIsHeldOrDoesNotCome() throws Exception {
    Deadline past = Deadline.after(time, Duration.ZERO);
    assertThat(inFlight.awaitRoom(60, past)).isTrue();
    assertThat(inFlight.awaitRoom(41, past)).isFalse();

    inFlight.add(55); // smaller than was thought
    assertThat(inFlight.awaitRoom(1, past)).isFalse();
    inFlight.release(60);
    assertThat(inFlight.awaitRoom(46, past)).isFalse();
    assertThat(inFlight.awaitRoom(45, past)).isTrue();
  }

  @Test
  void whatDoesNotComeLetsInWhoWaits() throws Exception {
    assertThat(inFlight.awaitRoom(100, deadline())).isTrue();
    CompletableFuture<Boolean> room = awaitRoomBeside(1);
    assertThat(room).isNotDone();

    inFlight.release(100);

    assertThat(room.join()).isTrue();
  }

  @Test
  void letsInMoreThanTheBoundWhenNothingIsHeld() throws Exception {
    assertThat(inFlight.awaitRoom(1000, deadline())).isTrue();
  }

  @Test
  void waitsUntilThereIsRoom() {
    inFlight.add(60);
    inFlight.add(30);
    CompletableFuture<Boolean> room = awaitRoomBeside(41);
    assertThat(room).isNotDone();

    inFlight.free(30);
    assertThat(room).isNotDone();
    inFlight.free(60);

    assertThat(room.join()).isTrue();
    assertThat(inFlight.bytes()).isZero();
  }

  @Test
  void doesNotLetInAnyNumberOfTinyFrames() throws Exception {
    Deadline past = Deadline.after(time, Duration.ZERO);
    for (int i = 1; i < InFlight.MOST_FRAMES; i++) {
      inFlight.add(0);
    }
    assertThat(inFlight.awaitRoom(0, past)).isTrue();

    inFlight.add(0);
    assertThat(inFlight.awaitRoom(0, past)).isFalse();
    inFlight.done();
    assertThat(inFlight.awaitRoom(0, past)).isTrue();
  }

  @Test
  void waitsNoLongerThanTheDeadline() {
    inFlight.add(60);
    CompletableFuture<Boolean> room = awaitRoomBeside(41);

    time.advance(Duration.ofMillis(4999));
    assertThat(room).isNotDone();
    time.advance(Duration.ofMillis(1));

    assertThat(room.join()).isFalse();
  }

  @Test
  void doesNotOverflow() throws Exception {
    inFlight.add(60);
    Deadline past = Deadline.after(time, Duration.ZERO);

    assertThat(inFlight.awaitRoom(Long.MAX_VALUE, past)).isFalse();
  }
}
