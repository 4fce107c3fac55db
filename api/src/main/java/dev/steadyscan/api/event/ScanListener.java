package dev.steadyscan.api.event;

import org.pf4j.ExtensionPoint;

/**
 * Told what happens in a scan. An embedding program hands one to the builder; a plugin's extension
 * of this type listens to every run.
 *
 * <p>Each listener has a thread of its own and a bounded queue: {@link #on} is called by one thread
 * at a time, in order, may block and may be late. When it lags behind by the whole queue the oldest
 * events are dropped for it, and {@link ScanEvent.EventsDropped} says how many. A listener that
 * throws is told nothing more. A listener never holds up the scan.
 */
@FunctionalInterface
public interface ScanListener extends ExtensionPoint {
  /** Something happened. A type of event that is not known MUST be ignored. */
  void on(ScanEvent event);
}
