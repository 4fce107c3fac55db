package dev.steadyscan.simulator.picture;

/**
 * A point or a direction in the world: the turntable's axis is z, upwards, in millimetres above the
 * table.
 */
record Vector(double x, double y, double z) {

  /** The point at this distance from the axis, in this direction, at this height. */
  static Vector polar(double radius, double degrees, double height) {
    double angle = Math.toRadians(degrees);
    return new Vector(radius * Math.cos(angle), radius * Math.sin(angle), height);
  }

  Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** The same direction, of length 1. */
  Vector unit() {
    double length = Math.sqrt(dot(this));
    return new Vector(x / length, y / length, z / length);
  }
}
