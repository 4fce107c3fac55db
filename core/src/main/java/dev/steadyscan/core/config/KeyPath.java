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

  /** The section around a key; the list around an element. */
  KeyPath parent() {
    if (parts.isEmpty()) {
      return this;
    }
    KeyPath around = new KeyPath(parts.subList(0, parts.size() - 1));
    String last = parts.get(parts.size() - 1);
    int bracket = last.endsWith("]") ? last.lastIndexOf('[') : -1;
    return bracket > 0 ? around.child(last.substring(0, bracket)) : around;
  }

  /** Whether this is {@code section} itself or a key somewhere in it. */
  boolean isWithin(KeyPath section) {
    KeyPath key = this;
    while (!key.equals(section) && !key.isRoot()) {
      key = key.parent();
    }
    return key.equals(section);
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
