package dev.steadyscan.simulator.picture;

import dev.steadyscan.api.camera.WhiteBalance;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;

/** The colours of a picture under a white balance. The simulated light needs none: gains of 1. */
public final class Tint {
  private Tint() {}

  /** Multiplies red and blue by their gains, up to what a pixel can hold; green stays. */
  public static void apply(WhiteBalance balance, BufferedImage image) {
    float[] gains = {(float) balance.red(), 1, (float) balance.blue()};
    new RescaleOp(gains, new float[3], null).filter(image.getRaster(), image.getRaster());
  }
}
