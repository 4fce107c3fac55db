package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern whose every call has a limit.
 *
 * <p>Thread-safe.
 */
public final class GuardedPattern implements AutoCloseable {
  private static final int CHUNK = 1024;

  /** Receives the steps of a pattern in order. */
  @FunctionalInterface
  public interface StepVisitor {
    /** One step. */
    void visit(int index, ScanStep step);
  }

  private final String name;
  private final Pattern pattern;
  private final ForeignCalls calls;
  private final int size;

  GuardedPattern(String name, Pattern pattern, ForeignCalls calls) throws InterruptedException {
    this.name = name;
    this.pattern = pattern;
    this.calls = calls;
    this.size = calls.call("size", pattern::size);
    if (size < 1) {
      throw new ScanException(
          ErrorCode.PLUGIN_DEFECT, "pattern " + name + " says that it has " + size + " steps");
    }
  }

  /** The pattern's name in the config. */
  public String name() {
    return name;
  }

  /** How many steps there are. */
  public int size() {
    return size;
  }

  /** What a person should know. */
  public List<String> notes() throws InterruptedException {
    return List.copyOf(calls.call("notes", pattern::notes));
  }

  /** One step. */
  public ScanStep step(int index) throws InterruptedException {
    return calls.call("step(" + index + ")", () -> pattern.step(index));
  }

  /** Every step in order, a thousand at a time. */
  void forEach(StepVisitor visitor) throws InterruptedException {
    for (int from = 0; from < size; from += CHUNK) {
      int first = from;
      int end = Math.min(size, from + CHUNK);
      List<ScanStep> steps = calls.call("step(" + first + ") and on", () -> chunk(first, end));
      for (int i = 0; i < steps.size(); i++) {
        visitor.visit(first + i, steps.get(i));
      }
    }
  }

  private List<ScanStep> chunk(int from, int end) {
    List<ScanStep> steps = new ArrayList<>(end - from);
    for (int i = from; i < end; i++) {
      ScanStep step = pattern.step(i);
      if (step == null) {
        throw new IllegalStateException("step(" + i + ") gave null");
      }
      steps.add(step);
    }
    return steps;
  }

  @Override
  public void close() {
    calls.close();
  }
}
