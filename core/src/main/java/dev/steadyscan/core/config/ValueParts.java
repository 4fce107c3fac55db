package dev.steadyscan.core.config;

import dev.steadyscan.core.config.HoconOutline.Kind;
import java.util.ArrayList;
import java.util.List;

/** Of what a value in a HOCON text is put together. */
final class ValueParts {
  private final List<String> references = new ArrayList<>();
  private int sections;
  private int values;
  private int needed;
  private int optional;
  private boolean itself;

  void addSection() {
    sections++;
  }

  void addValue() {
    values++;
  }

  void addSubstitution(String name, boolean isOptional, boolean isItself) {
    references.add(name);
    optional += isOptional ? 1 : 0;
    needed += isOptional ? 0 : 1;
    itself |= isItself;
  }

  /** Those of an element of a list are the list's too. */
  void addReferencesOf(ValueParts element) {
    references.addAll(element.references);
  }

  /** What the substitutions name; to append to a list is to name it. */
  List<String> references(boolean append, KeyPath key) {
    List<String> all = new ArrayList<>(references);
    if (append) {
      all.add(key.toString());
    }
    return List.copyOf(all);
  }

  Kind kind() {
    if (values == 0 && sections > 0) {
      return Kind.SECTION;
    }
    if (itself) {
      return Kind.APPEND;
    }
    return values == 0 && needed == 0 && optional > 0 ? Kind.OVERRIDE : Kind.VALUE;
  }
}
