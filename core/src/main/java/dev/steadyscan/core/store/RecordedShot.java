package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture as its last record in the journal has it. Immutable.
 *
 * @param shot which picture; {@code attempt} is how many attempts there were so far
 * @param status what holds
 * @param time when it was recorded
 * @param files its files, the picture last and its companions before it. Of a picture that failed
 *     or is suspect after it had been completed, those of the completed one, which are still there
 * @param failure why it failed or is suspect; empty for one that is completed
 */
public record RecordedShot(
    ShotId shot, Status status, Instant time, List<RecordedFile> files, Optional<Failure> failure) {

  /** What holds of a picture. */
  public enum Status {
    /** It is on disk. */
    COMPLETED,
    /** It was given up: a gap. */
    FAILED,
    /** It is on disk, and may have been taken from elsewhere than it says: to be taken again. */
    SUSPECT
  }

  /** Checks and copies. */
  public RecordedShot {
    Objects.requireNonNull(shot, "shot");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(failure, "failure");
    files = List.copyOf(files);
    if (status == Status.COMPLETED && files.isEmpty()) {
      throw new IllegalArgumentException("it is completed and names no file");
    }
  }

  /** This, with the files of the record before it if it has none of its own. */
  RecordedShot after(RecordedShot before) {
    return files.isEmpty() ? new RecordedShot(shot, status, time, before.files, failure) : this;
  }

  /** Whether it need not be taken again. */
  public boolean isCompleted() {
    return status == Status.COMPLETED;
  }
}
