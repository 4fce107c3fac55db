package dev.steadyscan.core.config;

import java.util.List;

/** A text, and what is said of it in the file {@code a.conf}. */
record Hostile(String name, String text, List<String> told) {
  @Override
  public String toString() {
    return name;
  }
}
