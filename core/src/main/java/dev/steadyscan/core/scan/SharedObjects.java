package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the devices of one plugin share during one run.
 *
 * <p>Thread-safe.
 */
final class SharedObjects {
  private static final Logger LOG = LoggerFactory.getLogger(SharedObjects.class);

  private record Key(String plugin, Class<?> type) {}

  private final Map<Key, Slot> slots = new HashMap<>();
  private final List<Object> made = new ArrayList<>();
  private boolean closed;

  /** Where one object is made: others who want it wait, and nobody else does. */
  private static final class Slot {
    private boolean making;
    private @Nullable Object object;
  }

  <T> T get(String plugin, Class<T> type, Supplier<? extends T> make) {
    Slot slot;
    synchronized (this) {
      slot = slots.computeIfAbsent(new Key(plugin, type), key -> new Slot());
    }
    synchronized (slot) {
      if (slot.making) {
        throw new IllegalStateException(type.getName() + " is asked for while it is being made");
      }
      Object object = slot.object;
      if (object == null) {
        object = made(slot, make);
        slot.object = object;
      }
      return type.cast(object);
    }
  }

  private Object made(Slot slot, Supplier<?> make) {
    slot.making = true;
    try {
      Object object = Objects.requireNonNull(make.get(), "a shared object");
      if (!kept(object)) {
        if (object instanceof AutoCloseable closeable) {
          closeable.close();
        }
        throw new IllegalStateException("the run is over");
      }
      return object;
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception notClosed) {
      throw new IllegalStateException("the run is over", notClosed);
    } finally {
      slot.making = false;
    }
  }

  private synchronized boolean kept(Object object) {
    return !closed && made.add(object);
  }

  private synchronized List<Object> taken() {
    closed = true;
    List<Object> objects = new ArrayList<>(made);
    made.clear();
    Collections.reverse(objects);
    return objects;
  }

  /**
   * Closes what can be closed, the youngest first; the caller made sure that no device is left.
   * What is still being made is closed by who makes it.
   */
  void close(TimeSource time, Deadline deadline) throws InterruptedException {
    List<Object> objects = taken();
    try (TimeoutGuard guard =
        new TimeoutGuard("shared", ErrorCode.PLUGIN_DEFECT, time, objects.size() + 1, false)) {
      for (Object object : objects) {
        if (object instanceof AutoCloseable closeable) {
          close(guard, closeable, deadline);
        }
      }
    }
  }

  private static void close(TimeoutGuard guard, AutoCloseable closeable, Deadline deadline)
      throws InterruptedException {
    try {
      guard.run("close " + closeable.getClass().getName(), deadline, closeable::close);
    } catch (DeviceException failed) {
      LOG.warn("{} was not closed: {}", closeable.getClass().getName(), failed.getMessage());
    }
  }
}
