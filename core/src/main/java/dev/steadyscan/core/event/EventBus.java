package dev.steadyscan.core.event;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands each event to the record keeper at once and to every listener on a thread of the listener's
 * own. Publishing never waits for a listener.
 *
 * <p>Thread-safe. All listeners see events in one order.
 */
public final class EventBus {
  private static final int QUEUE = 4096;

  private final Consumer<ScanEvent> recorder;
  private final List<ListenerLane> lanes;

  /**
   * A bus.
   *
   * @param recorder told each event in order on the publishing thread; MUST NOT block or throw
   */
  public EventBus(TimeSource time, Consumer<ScanEvent> recorder, List<ScanListener> listeners) {
    this.recorder = recorder;
    this.lanes =
        listeners.stream().map(listener -> new ListenerLane(listener, QUEUE, time)).toList();
  }

  /** Tells everybody. */
  public synchronized void publish(ScanEvent event) {
    recorder.accept(event);
    lanes.forEach(lane -> lane.offer(event));
  }

  /** Lets the listeners finish what is queued until the deadline, then goes on without them. */
  public void close(Deadline deadline) throws InterruptedException {
    for (ListenerLane lane : lanes) {
      lane.close(deadline);
    }
  }
}
