package dev.steadyscan.simulator.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.util.List;

/**
 * A flat, convex face of an object.
 *
 * @param corners three or more, anticlockwise as seen from its front
 * @param colour in full light
 */
record Face(List<Vector> corners, Color colour) {
  private static final Vector LIGHT = new Vector(0.6, -0.4, 0.69);
  private static final double AMBIENT = 0.45;

  double depth(View view) {
    return corners.stream().mapToDouble(view::depth).average().orElseThrow();
  }

  boolean isSeen(View view) {
    return view.seesFront(corners.get(0), normal());
  }

  void draw(Graphics2D graphics, View view) {
    Polygon polygon = new Polygon();
    for (Vector corner : corners) {
      polygon.addPoint(view.x(corner), view.y(corner));
    }
    graphics.setColor(lit());
    graphics.fillPolygon(polygon);
  }

  private Color lit() {
    double light = AMBIENT + (1 - AMBIENT) * Math.max(0, normal().dot(LIGHT));
    return new Color(
        (int) (colour.getRed() * light),
        (int) (colour.getGreen() * light),
        (int) (colour.getBlue() * light));
  }

  private Vector normal() {
    Vector a = corners.get(1).minus(corners.get(0));
    Vector b = corners.get(2).minus(corners.get(0));
    return a.cross(b).unit();
  }
}
