package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;

/**
 * The job that trouble told between shots makes: nobody waits for it, and it goes before the shots
 * that do wait. Used by the conductor's thread alone, once it is handed over.
 */
final class Repair implements Job, Visit {
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final TroubleLine.Report report;
  private final Ladder ladder;
  private final Deadline deadline;
  private boolean ended;

  Repair(TroubleLine.Report report, Ladder ladder, TimeSource time) {
    this.report = report;
    this.ladder = ladder;
    this.deadline = Deadline.after(time, FOR_EVER);
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public boolean goesFirst() {
    return true;
  }

  @Override
  public boolean isOver() {
    return ended;
  }

  @Override
  public void perform() throws InterruptedException {
    if (report.isNews()) {
      ladder.repair(report.failure(), this);
    }
  }

  @Override
  public int attempts() {
    return 0;
  }

  @Override
  public void failedOnce(Failure failure) {
    // The ladder keeps it open; nobody else asks.
  }

  @Override
  public void fail(Failure failure) {
    ended = true;
  }

  @Override
  public void expire() {
    ended = true;
  }

  @Override
  public void turnAway(Failure failure) {
    // It is what the shots behind it are turned away for.
  }
}
