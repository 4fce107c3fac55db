package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern whose every call has a limit, and that is held to what it gave at first.
 *
 * <p>Made and looked through by one thread; thread-safe from then on.
 */
public final class GuardedPattern implements AutoCloseable {
  private static final int CHUNK = 1024;
  private static final int MOST_STEPS = 10_000_000;

  /** Receives the steps of a pattern in order. */
  @FunctionalInterface
  public interface StepVisitor {
    /** One step. */
    void visit(int index, ScanStep step);
  }

  private final String name;
  private final Pattern pattern;
  private final PluginCalls calls;
  private final int size;
  private int[] stamps = {};

  GuardedPattern(String name, Pattern pattern, PluginCalls calls) throws InterruptedException {
    this.name = name;
    this.pattern = pattern;
    this.calls = calls;
    this.size = calls.call("size", pattern::size);
    if (size < 1) {
      calls.close();
      throw new ScanException(
          ErrorCode.PLUGIN_DEFECT, "pattern " + name + " says that it has " + size + " steps");
    } else if (size > MOST_STEPS) {
      calls.close();
      throw new ScanException(
          ErrorCode.INPUT,
          "pattern " + name + " has " + size + " steps, and " + MOST_STEPS + " are the most");
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
    return calls.call("notes", () -> List.copyOf(pattern.notes()));
  }

  /**
   * One step, the same as when every step was looked at: what was planned, and what a resumed scan
   * goes by, holds only for that one.
   */
  public ScanStep step(int index) throws InterruptedException {
    ScanStep step = calls.call("step(" + index + ")", () -> pattern.step(index));
    if (index < stamps.length && stamps[index] != new StepCode().add(step)) {
      throw new ScanException(
          ErrorCode.PLUGIN_DEFECT,
          String.format(
              "pattern %s: step(%d) is another one than before the scan: %s",
              name, index, text(step)));
    }
    return step;
  }

  /**
   * Every step in order, a thousand at a time.
   *
   * @return SHA-256 over all of them
   */
  byte[] forEach(StepVisitor visitor) throws InterruptedException {
    int[] seen = new int[size];
    MessageDigest digest = sha256();
    StepCode code = new StepCode();
    for (int from = 0; from < size; from += Math.min(CHUNK, size - from)) {
      int first = from;
      int end = first + Math.min(CHUNK, size - first);
      List<ScanStep> steps = calls.call("step(" + first + ") and on", () -> chunk(first, end));
      for (int i = 0; i < steps.size(); i++) {
        seen[first + i] = code.add(steps.get(i));
        visitor.visit(first + i, steps.get(i));
      }
      code.into(digest);
    }
    stamps = seen;
    return digest.digest();
  }

  private static String text(ScanStep step) {
    return step.position() + ", " + step.shots();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
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
