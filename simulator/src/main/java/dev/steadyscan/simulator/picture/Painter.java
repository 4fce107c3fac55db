package dev.steadyscan.simulator.picture;

import dev.steadyscan.api.Position;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.Locale;

/**
 * Draws a scene: an object on the turntable as the camera would see it, what the picture is of in
 * letters, and the same in a {@link Strip}. Some milliseconds for 640 x 480.
 *
 * <p>Immutable and thread-safe.
 */
public final class Painter {
  private static final Color WALL = new Color(214, 220, 226);
  private static final Color FLOOR = new Color(188, 194, 200);
  private static final Color INK = new Color(30, 34, 40);
  private static final double LENS = 110; // above the table when the height axis is at 0
  private static final double NEAREST = 380;
  private static final double USUAL = 560;
  private static final double FARTHEST = 2000;

  private final double azimuth;

  /**
   * A painter for a camera.
   *
   * @param azimuth where the camera stands around the turntable, in degrees
   */
  public Painter(double azimuth) {
    this.azimuth = azimuth;
  }

  /** Draws over all of the picture, which has at least 288 columns and 120 rows. */
  public void paint(Scene scene, BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    try {
      paintObject(graphics, scene, image.getWidth(), image.getHeight());
      paintText(graphics, scene, image.getWidth());
    } finally {
      graphics.dispose();
    }
    Strip.of(scene).draw(image);
  }

  private void paintObject(Graphics2D graphics, Scene scene, int columns, int rows) {
    graphics.setColor(WALL);
    graphics.fillRect(0, 0, columns, rows);
    graphics.setColor(FLOOR);
    graphics.fillRect(0, rows * 3 / 5, columns, rows - rows * 3 / 5);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double distance = scene.position().get(Position.RADIUS).orElse(USUAL);
    distance = Math.min(FARTHEST, Math.max(NEAREST, distance));
    View view =
        new View(
            Vector.polar(distance, azimuth, LENS + scene.axis(Position.HEIGHT)), columns, rows);
    double rotation = scene.axis(Position.ROTATION);
    StillLife.table(rotation).stream()
        .filter(face -> face.isSeen(view))
        .forEach(face -> face.draw(graphics, view));
    StillLife.objects(rotation).stream()
        .filter(face -> face.isSeen(view))
        .sorted(Comparator.comparingDouble((Face face) -> face.depth(view)).reversed())
        .forEach(face -> face.draw(graphics, view));
  }

  private static void paintText(Graphics2D graphics, Scene scene, int columns) {
    int large = Math.max(2, columns / 160);
    int small = Math.max(1, columns / 240);
    int margin = 4 * small;
    graphics.setColor(INK);
    String what =
        String.format(Locale.ROOT, "%s  STEP %d", scene.shot().camera(), scene.shot().step());
    BlockFont.draw(graphics, what, margin, margin, large);
    String where =
        String.format(
            Locale.ROOT,
            "ROT %.2f  H %.2f  SHOT %d  ATTEMPT %d%s",
            scene.axis(Position.ROTATION),
            scene.axis(Position.HEIGHT),
            scene.shot().shot(),
            scene.shot().attempt(),
            scene.moving() ? "  MOVING" : "");
    int line = margin + (BlockFont.HEIGHT + 2) * large;
    BlockFont.draw(graphics, where, margin, line, small);
  }
}
