package com.example.scanner;

import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.testkit.ScanListenerContract;

/** The contract of listeners. */
class RecoveryTallyContractTest extends ScanListenerContract {

  @Override
  protected ScanListener listener() {
    return new RecoveryTally();
  }
}
