package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.guard.AdaptiveTimeout;
import dev.steadyscan.guard.process.AgentSlot;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a camera holds over the end of its agent, since an agent holds nothing: which camera it is,
 * what was measured, the place of its process, how long captures take, the checksum of the last
 * picture. Thread-safe.
 */
final class Held {
  /** Captures that take differently long. */
  enum Capture {
    /** The library drops its first frames, and the first controls arrive late. */
    FIRST_AFTER_START,
    /** Every other. */
    STEADY
  }

  /** Bytes of a part, and how many parts are looked at. */
  private static final int PART = 4096;

  private static final int PARTS = 128;

  private final AgentSlot agents;
  private final AtomicLong generations = new AtomicLong();
  private final AdaptiveTimeout<Capture> limits = new AdaptiveTimeout<>();
  private @Nullable String id;
  private @Nullable ShotSettings measured;
  private long lastPicture = -1;

  Held(AgentSlot agents) {
    this.agents = agents;
  }

  /** Holds at most one process at a time. */
  AgentSlot agents() {
    return agents;
  }

  /** How long a capture may take. */
  AdaptiveTimeout<Capture> limits() {
    return limits;
  }

  /** The number of the next agent, from 1. */
  long nextGeneration() {
    return generations.incrementAndGet();
  }

  /** The id of the camera that was opened first: an index is another's when a camera is missing. */
  synchronized Optional<String> id() {
    return Optional.ofNullable(id);
  }

  synchronized void id(String opened) {
    id = opened;
  }

  /**
   * What was measured at the start of the scan, in an earlier run of it maybe; empty until then.
   */
  synchronized Optional<ShotSettings> measured() {
    return Optional.ofNullable(measured);
  }

  synchronized void measured(ShotSettings settings) {
    measured = settings;
  }

  /**
   * Whether these bytes are those of the picture before. No two exposures give the same bytes: the
   * noise of the sensor differs, and all over the picture, so of a large one a part is looked at.
   */
  synchronized boolean isRepeated(ByteBuffer bytes) {
    long picture = sum(bytes) << 31 ^ bytes.remaining();
    boolean repeated = picture == lastPicture;
    lastPicture = picture;
    return repeated;
  }

  /** Over parts that are spread evenly; over all of it where that is not more. */
  private static long sum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    ByteBuffer part = bytes.duplicate();
    int size = bytes.remaining();
    int step = Math.max(PART, size / PARTS);
    for (int at = 0; at < size; at += step) {
      int from = bytes.position() + at;
      sum.update(part.limit(Math.min(from + PART, bytes.limit())).position(from));
    }
    return sum.getValue();
  }
}
