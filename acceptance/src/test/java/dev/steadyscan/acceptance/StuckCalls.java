package dev.steadyscan.acceptance;

import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanListener;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Counts, each time that a capture begins or fails, the threads that are inside a simulated
 * camera's hang: by camera, since each of its calls is on a thread that bears its name.
 * Thread-safe.
 */
final class StuckCalls implements ScanListener {
  private final AtomicInteger most = new AtomicInteger();

  @Override
  public void on(ScanEvent event) {
    if (event instanceof DeviceEvent.AttemptStarted || event instanceof DeviceEvent.AttemptFailed) {
      most.accumulateAndGet(now(), Math::max);
    }
  }

  /** The most that were seen at once inside one camera. */
  int most() {
    return most.get();
  }

  private static int now() {
    Map<String, Long> byCamera =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(each -> hangs(each.getValue()))
            .collect(Collectors.groupingBy(each -> each.getKey().getName(), Collectors.counting()));
    return byCamera.values().stream().mapToInt(Long::intValue).max().orElse(0);
  }

  private static boolean hangs(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(StuckCalls::isHang);
  }

  private static boolean isHang(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.steadyscan.simulator.")
        && frame.getMethodName().startsWith("hang");
  }
}
