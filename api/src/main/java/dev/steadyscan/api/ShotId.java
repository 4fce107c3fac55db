package dev.steadyscan.api;

import java.util.Objects;

/**
 * Which picture: the key (pass, step, camera, shot) that stands for it in the journal, within one
 * scan, and the attempt at it.
 *
 * @param scan the scan's id
 * @param pass the pass, {@code main} for the first
 * @param step the point of the pass's pattern, from 0
 * @param camera the camera's name in the config
 * @param shot which of the pictures that this camera takes at this step, from 0
 * @param attempt which try at this picture, from 1; it goes on counting across repair passes. 0
 *     means that none was made
 */
public record ShotId(String scan, String pass, int step, String camera, int shot, int attempt) {

  /** The name of the first pass. */
  public static final String MAIN = "main";

  /** Checks. */
  public ShotId {
    Objects.requireNonNull(scan, "scan");
    Objects.requireNonNull(pass, "pass");
    Objects.requireNonNull(camera, "camera");
    if (step < 0 || shot < 0 || attempt < 0) {
      throw new IllegalArgumentException(
          "step, shot and attempt count upwards: " + step + ", " + shot + ", " + attempt);
    }
  }

  /** The same picture at another attempt. */
  public ShotId withAttempt(int newAttempt) {
    return new ShotId(scan, pass, step, camera, shot, newAttempt);
  }

  /** By hand: the one that a record has costs a program that starts a tenth of a second. */
  @Override
  public int hashCode() {
    int names = 31 * (31 * scan.hashCode() + pass.hashCode()) + camera.hashCode();
    return 31 * (31 * (31 * names + step) + shot) + attempt;
  }

  /**
   * The key for a person: {@code step 70 left}, with pass and shot where they are not the first.
   */
  @Override
  public String toString() {
    return (pass.equals(MAIN) ? "" : pass + " ")
        + ("step " + step + " " + camera)
        + (shot == 0 ? "" : " shot " + shot);
  }
}
