package dev.steadyscan.simulator.fault;

import dev.steadyscan.api.ShotId;
import java.nio.charset.StandardCharsets;

/**
 * The hash that faults are decided by. Each field in turn is xored in and mixed by SplitMix64's
 * finaliser; a name goes in as the FNV-1a hash of its UTF-8 bytes. Nothing in it depends on the
 * JVM, so that a seed means the same everywhere.
 */
final class Mixing {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private Mixing() {}

  /** A figure from 0 (inclusive) to 1 (exclusive), the same for the same arguments, always. */
  static double uniform(long seed, ShotId shot, long purpose) {
    long hash = mix(seed);
    hash = mix(hash ^ purpose);
    hash = mix(hash ^ fnv(shot.camera()));
    hash = mix(hash ^ shot.step());
    hash = mix(hash ^ shot.shot());
    hash = mix(hash ^ shot.attempt());
    return (hash >>> 11) * 0x1p-53;
  }

  private static long mix(long value) {
    long z = value + GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long fnv(String text) {
    long hash = 0xCBF29CE484222325L;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }
}
