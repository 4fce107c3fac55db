package dev.steadyscan.simulator.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands on the simulated turntable: a vase with slanting stripes and three boxes around it.
 */
final class StillLife {
  private static final double[][] VASE = {
    {0, 38}, {15, 52}, {45, 68}, {80, 64}, {110, 42}, {132, 28}, {155, 33}, {170, 44}
  }; // height, radius
  private static final int SECTORS = 20;
  private static final double TABLE = 150;
  private static final int TABLE_CORNERS = 40;

  private static final Color DARK_BLUE = new Color(38, 84, 124);
  private static final Color CREAM = new Color(240, 226, 196);
  private static final Color RED = new Color(214, 64, 52);
  private static final Color GREEN = new Color(74, 150, 88);
  private static final Color YELLOW = new Color(236, 178, 56);
  private static final Color INSIDE = new Color(60, 50, 46);
  private static final Color WOOD = new Color(176, 170, 162);
  private static final Color MARK = new Color(120, 114, 108);

  private StillLife() {}

  /** The table, turned by so many degrees: faces that lie in one plane, to be drawn in order. */
  static List<Face> table(double rotation) {
    List<Face> faces = new ArrayList<>();
    faces.add(new Face(ring(TABLE, rotation, 0, TABLE_CORNERS), WOOD));
    for (int angle = 0; angle < 360; angle += 30) {
      double width = angle == 0 ? 4 : 1;
      faces.add(
          new Face(
              List.of(
                  Vector.polar(TABLE - 22, rotation + angle - width, 0),
                  Vector.polar(TABLE - 3, rotation + angle - width, 0),
                  Vector.polar(TABLE - 3, rotation + angle + width, 0),
                  Vector.polar(TABLE - 22, rotation + angle + width, 0)),
              angle == 0 ? RED : MARK));
    }
    return faces;
  }

  /** What stands on the table, turned by so many degrees, in no order. */
  static List<Face> objects(double rotation) {
    List<Face> faces = new ArrayList<>();
    addVase(faces, rotation);
    addBox(faces, rotation + 20, 26, 44, RED);
    addBox(faces, rotation + 150, 30, 22, GREEN);
    addBox(faces, rotation + 260, 22, 66, YELLOW);
    return faces;
  }

  private static void addVase(List<Face> faces, double rotation) {
    for (int band = 0; band + 1 < VASE.length; band++) {
      List<Vector> low = ring(VASE[band][1], rotation, VASE[band][0], SECTORS);
      List<Vector> high = ring(VASE[band + 1][1], rotation, VASE[band + 1][0], SECTORS);
      for (int i = 0; i < SECTORS; i++) {
        faces.add(side(low, high, i, (i + band) % 4 < 2 ? DARK_BLUE : CREAM));
      }
    }
    double[] top = VASE[VASE.length - 1];
    faces.add(new Face(ring(top[1] - 3, rotation, top[0], SECTORS), INSIDE));
  }

  private static void addBox(
      List<Face> faces, double angle, double side, double height, Color colour) {
    Vector centre = Vector.polar(108, angle, 0);
    List<Vector> base = ring(side / Math.sqrt(2), angle + 45, 0, 4);
    List<Vector> lid = ring(side / Math.sqrt(2), angle + 45, height, 4);
    base = base.stream().map(centre::plus).toList();
    lid = lid.stream().map(centre::plus).toList();
    for (int i = 0; i < 4; i++) {
      faces.add(side(base, lid, i, colour));
    }
    faces.add(new Face(lid, colour));
  }

  private static Face side(List<Vector> low, List<Vector> high, int i, Color colour) {
    int next = (i + 1) % low.size();
    return new Face(List.of(low.get(i), low.get(next), high.get(next), high.get(i)), colour);
  }

  private static List<Vector> ring(double radius, double from, double height, int corners) {
    return IntStream.range(0, corners)
        .mapToObj(i -> Vector.polar(radius, from + 360.0 * i / corners, height))
        .toList();
  }
}
