package dev.steadyscan.guard;

/** How many more failures one visit of a point can bear. */
final class Budget {
  private int left;

  Budget(int failures) {
    left = failures;
  }

  void spend() {
    left--;
  }

  boolean isSpent() {
    return left <= 0;
  }
}
