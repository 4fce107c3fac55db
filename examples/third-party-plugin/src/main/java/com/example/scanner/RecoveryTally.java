package com.example.scanner;

import dev.steadyscan.api.event.DeviceEvent.RecoveryEnded;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanEvent.ScanEnded;
import dev.steadyscan.api.event.ScanListener;
import java.util.Map;
import java.util.TreeMap;
import org.pf4j.Extension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the recoveries of each device: one whose number grows wants a new cable. */
@Extension
public final class RecoveryTally implements ScanListener {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryTally.class);

  private final Map<String, Integer> recoveries = new TreeMap<>();

  @Override
  public void on(ScanEvent event) {
    if (event instanceof RecoveryEnded ended) {
      recoveries.merge(ended.device(), 1, Integer::sum);
    } else if (event instanceof ScanEnded && !recoveries.isEmpty()) {
      LOG.warn("recoveries: {}", recoveries);
    }
  }
}
