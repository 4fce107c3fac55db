package dev.steadyscan.simulator.picture;

/** Where a camera stands, and how points of the world come to lie in its picture. */
final class View {
  private static final Vector LOOKS_AT = new Vector(0, 0, 75);
  private static final Vector UPWARDS = new Vector(0, 0, 1);
  private static final double FOCAL_LENGTH = 1.35; // in heights of the picture

  private final Vector camera;
  private final Vector forward;
  private final Vector right;
  private final Vector up;
  private final double middleX;
  private final double middleY;
  private final double scale;

  View(Vector camera, int columns, int rows) {
    this.camera = camera;
    forward = LOOKS_AT.minus(camera).unit();
    right = forward.cross(UPWARDS).unit();
    up = right.cross(forward);
    middleX = columns / 2.0;
    middleY = rows / 2.0;
    scale = FOCAL_LENGTH * rows;
  }

  /** How far before the camera a point is. */
  double depth(Vector point) {
    return point.minus(camera).dot(forward);
  }

  int x(Vector point) {
    return (int) Math.round(middleX + scale * point.minus(camera).dot(right) / depth(point));
  }

  int y(Vector point) {
    return (int) Math.round(middleY - scale * point.minus(camera).dot(up) / depth(point));
  }

  /** Whether what lies at this point, with this normal, shows the camera its front. */
  boolean seesFront(Vector point, Vector normal) {
    return camera.minus(point).dot(normal) > 0;
  }
}
