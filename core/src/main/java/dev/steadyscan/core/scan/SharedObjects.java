package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

  private final Map<Key, Object> objects = new LinkedHashMap<>();

  <T> T get(String plugin, Class<T> type, Supplier<? extends T> make) {
    synchronized (objects) {
      return type.cast(objects.computeIfAbsent(new Key(plugin, type), key -> make.get()));
    }
  }

  /** Closes what can be closed, the youngest first; the caller made sure that no device is left. */
  void close(TimeSource time, Deadline deadline) throws InterruptedException {
    List<Object> made;
    synchronized (objects) {
      made = new ArrayList<>(objects.values());
      objects.clear();
    }
    Collections.reverse(made);
    try (TimeoutGuard guard =
        new TimeoutGuard("shared", ErrorCode.PLUGIN_DEFECT, time, made.size() + 1, false)) {
      for (Object object : made) {
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
