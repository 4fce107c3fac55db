package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

@Name("dev.steadyscan.Move")
@Label("Move")
@Category("Steadyscan")
final class MoveFlight extends Event {
  @Label("Target")
  String target = "";

  /** A move. */
  interface Move<T> {
    T make() throws InterruptedException;
  }

  static <T> T record(Position target, Move<T> move) throws InterruptedException {
    MoveFlight flight = new MoveFlight();
    flight.begin();
    try {
      return move.make();
    } finally {
      flight.end();
      if (flight.shouldCommit()) {
        flight.target = target.toString();
        flight.commit();
      }
    }
  }
}
