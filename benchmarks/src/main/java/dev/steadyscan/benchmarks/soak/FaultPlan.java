package dev.steadyscan.benchmarks.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which captures go wrong, and how: one in ten on average, by a seed alone. Every fault that the
 * stand-in knows is dealt before one comes again, after a beginning in which recoveries fail, too:
 * the new process finds no camera, or a busy one, and a start fails or finds no memory.
 *
 * <p>An episode of {@code escalate} ends with three good frames, so faults are at least four
 * captures apart: each begins an episode of its own, as each has to be cured on its own. Immutable.
 */
final class FaultPlan {
  /** The fault that costs its picture: when it is seen, the rig may have moved already. */
  static final String LOST = "same";

  private static final int EPISODE = 4;
  private static final int MOST_BEYOND = 13;

  /** What shows a heartbeat later, and what shows with the next change of settings. */
  private static final Map<String, Integer> LATER = Map.of("leak-descriptors", 30, "deaf", 5);

  private static final List<String> DECK =
      List.of(
          "'fault':'stall'",
          "'fault':'stall','when':'after'",
          "'fault':'timeout'",
          "'fault':'queue'",
          "'fault':'starve'",
          "'fault':'errors'",
          "'fault':'wedge'",
          "'fault':'deaf'",
          "'fault':'repeat','frames':3",
          "'fault':'stale'",
          "'fault':'black'",
          "'fault':'magenta'",
          "'fault':'same'",
          "'fault':'slow','ms':500",
          "'fault':'hold'",
          "'fault':'loop'",
          "'fault':'listener'",
          "'fault':'segfault'",
          "'fault':'segfault','when':'map'",
          "'fault':'abort'",
          "'fault':'kill'",
          "'fault':'freeze'",
          "'fault':'no-memory'",
          "'fault':'io'",
          "'fault':'busy'",
          "'fault':'print'",
          "'fault':'flood','bytes':1000000",
          "'fault':'leak-descriptors','count':900",
          "'fault':'leak-memory','bytes':8000000");

  /** Each with the event of the recovery that fails: the numbers follow from the order. */
  private static final List<List<String>> BEGINNING =
      List.of(
          List.of("'fault':'segfault'", "'fault':'missing','list':2"),
          List.of("'fault':'segfault'", "'fault':'busy','open':2"),
          List.of("'fault':'stall'", "'fault':'io','start':3"),
          List.of("'fault':'stall'", "'fault':'no-memory','start':5"));

  private record Entry(int capture, String kind, String json) {}

  private final List<Entry> entries = new ArrayList<>();

  /** A plan for at least so many captures. */
  FaultPlan(long seed, int captures) {
    Random random = new Random(seed);
    int next = EPISODE;
    for (List<String> pair : BEGINNING) {
      add(next, pair.get(0), pair.get(0) + ",'capture':" + next);
      add(next, pair.get(1), pair.get(1));
      next += gap(random);
    }
    List<String> deck = new ArrayList<>();
    while (next < captures) {
      if (deck.isEmpty()) {
        deck.addAll(DECK);
        Collections.shuffle(deck, random);
      }
      String fault = deck.remove(0);
      add(next, fault, fault + ",'capture':" + next);
      next += gap(random) + LATER.getOrDefault(kind(fault), 0);
    }
  }

  private static int gap(Random random) {
    return EPISODE + random.nextInt(MOST_BEYOND);
  }

  private void add(int capture, String fault, String json) {
    entries.add(new Entry(capture, kind(fault), "{" + json.replace('\'', '"') + "}"));
  }

  private static String kind(String fault) {
    return fault.split("'", -1)[3];
  }

  /** The faults as the stand-in's script has them. */
  String faults() {
    return entries.stream().map(Entry::json).collect(Collectors.joining(","));
  }

  /** How many faults of each kind the first so many captures bring. */
  Map<String, Integer> struck(int captures) {
    Map<String, Integer> counts = new TreeMap<>();
    entries.stream()
        .filter(entry -> entry.capture() < captures)
        .forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
    return counts;
  }
}
