package dev.steadyscan.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.store.ScanHistory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

/**
 * What it costs to read where a scan stands: processor time of the whole process (with its compiler
 * and its garbage collector) and of the thread that reads, and the heap that the result takes. The
 * first line is that of a fresh VM, as a resumed scan has it; the others show what is left of it
 * when everything is compiled.
 *
 * <p>{@code JournalRead SCAN_DIR}
 */
public final class JournalRead {
  private static final int TIMES = 5;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private JournalRead() {}

  /** Measures. */
  public static void main(String[] arguments) {
    for (int i = 0; i < TIMES; i++) {
      read(Path.of(arguments[0]));
    }
  }

  private static void read(Path scan) {
    long process = PROCESS.getProcessCpuTime();
    long thread = THREADS.getCurrentThreadCpuTime();
    ScanHistory history = ScanHistory.read(scan, TimeSource.system());
    thread = THREADS.getCurrentThreadCpuTime() - thread;
    process = PROCESS.getProcessCpuTime() - process;
    System.gc();
    Runtime memory = Runtime.getRuntime();
    long used = memory.totalMemory() - memory.freeMemory();
    System.out.printf(
        "%d pictures: process %.2f s, thread %.2f s, heap %d MiB%n",
        history.shots().size(), process / 1e9, thread / 1e9, used >> 20);
  }
}
