package dev.steadyscan.core.config;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * The full path of a key.
 *
 * @param parts its elements; an element of a list is {@code faults[0]}
 */
record KeyPath(List<String> parts) {
  static final KeyPath ROOT = new KeyPath(List.of());

  KeyPath {
    parts = List.copyOf(parts);
  }

  KeyPath child(String part) {
    return child(List.of(part));
  }

  KeyPath child(List<String> more) {
    List<String> longer = new ArrayList<>(parts);
    longer.addAll(more);
    return new KeyPath(longer);
  }

  KeyPath element(int index) {
    if (parts.isEmpty()) {
      return child("[" + index + "]");
    }
    int last = parts.size() - 1;
    return new KeyPath(parts.subList(0, last)).child(parts.get(last) + "[" + index + "]");
  }

  KeyPath parent() {
    return parts.isEmpty() ? this : new KeyPath(parts.subList(0, parts.size() - 1));
  }

  /** Whether this is {@code section} itself or a key somewhere in it. */
  boolean isWithin(KeyPath section) {
    int length = section.parts.size();
    return parts.size() >= length && parts.subList(0, length).equals(section.parts);
  }

  boolean isRoot() {
    return parts.isEmpty();
  }

  /** As HOCON would write it: quoted where it has to be. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      int bracket = part.endsWith("]") ? part.indexOf('[') : -1;
      String name = bracket >= 0 ? part.substring(0, bracket) : part;
      text.append(text.isEmpty() ? "" : ".");
      text.append(bracket == 0 ? "" : ConfigUtil.joinPath(name));
      text.append(bracket >= 0 ? part.substring(bracket) : "");
    }
    return text.toString();
  }
}
