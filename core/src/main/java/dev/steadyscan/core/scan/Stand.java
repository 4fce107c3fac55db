package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.core.store.ShotReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the rig stands while a point's pictures are taken, and what was saved of them.
 *
 * <p>Thread-safe.
 */
final class Stand {
  private final Position position;
  private final long since;
  private final Deadline point;
  private final List<ShotReport> saved = new ArrayList<>();
  private Optional<Failure> lost = Optional.empty();

  /**
   * A stand that nothing was taken at.
   *
   * @param since when the rig stood still, monotonic nanoseconds
   * @param point when the rig stops waiting for pictures here
   */
  Stand(Position position, long since, Deadline point) {
    this.position = position;
    this.since = since;
    this.point = point;
  }

  Position position() {
    return position;
  }

  long since() {
    return since;
  }

  Deadline point() {
    return point;
  }

  /**
   * A picture was saved.
   *
   * @param account accounts for it, before anybody can learn of it here; not run if it is suspect
   * @return why it is suspect, if it is
   */
  synchronized Optional<Failure> saved(ShotReport report, Runnable account) {
    if (lost.isEmpty()) {
      account.run();
      saved.add(report);
    }
    return lost;
  }

  /**
   * The rig may not have stood here: what is saved from now on is suspect as well.
   *
   * @return what was saved until now
   */
  synchronized List<ShotReport> lost(Failure why) {
    lost = Optional.of(why);
    return List.copyOf(saved);
  }
}
