package dev.steadyscan.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses which of the known words a person meant. */
final class Suggestion {
  private static final int MOST_LISTED = 20;
  private static final int SHORTEST_BEGINNING = 4;
  private static final int LONGEST = 100;

  private Suggestion() {}

  /**
   * What follows a sentence on a word that is not known: {@code ; did you mean timeout?}, else
   * those that are.
   */
  static String after(String word, Collection<String> known) {
    String odd = PlainText.oddity(word);
    String near = near(word, known);
    return near.isEmpty() && !known.isEmpty() ? odd + "; known: " + list(known) : odd + near;
  }

  /** {@code ; did you mean timeout?}, or nothing. */
  static String ifNear(String word, Collection<String> known) {
    return PlainText.oddity(word) + near(word, known);
  }

  private static String near(String word, Collection<String> known) {
    return nearest(word, known).map(meant -> "; did you mean " + meant + "?").orElse("");
  }

  /** The words in order, not too many of them. */
  static String list(Collection<String> words) {
    TreeSet<String> sorted = new TreeSet<>(words);
    String listed = String.join(", ", sorted.stream().limit(MOST_LISTED).toList());
    return sorted.size() > MOST_LISTED ? listed + ", ..." : listed;
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int most = Math.max(1, word.length() / 3);
    return new TreeSet<>(known)
        .stream()
            .filter(candidate -> isNear(plain(word), plain(candidate), most))
            .min(Comparator.comparingInt(candidate -> distance(plain(word), plain(candidate))));
  }

  private static boolean isNear(String word, String candidate, int most) {
    boolean beginning = word.length() >= SHORTEST_BEGINNING && candidate.startsWith(word);
    return beginning || distance(word, candidate) <= most;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** Letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String left, String right) {
    int[][] table = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cell(table, left, right, i, j);
      }
    }
    return table[left.length()][right.length()];
  }

  private static int cell(int[][] table, String left, String right, int i, int j) {
    int replaced = table[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }
}
