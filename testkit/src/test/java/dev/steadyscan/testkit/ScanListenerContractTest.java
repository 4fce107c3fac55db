package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.ScanListener;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScanListenerContractTest {
  @Test
  void aListenerThatIsWholeKeepsEveryRule() {
    ContractRun run = ContractRun.of(ListenerContract.class, "");

    assertThat(run.failures()).isEmpty();
    assertThat(run.held()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenListenerFailsItsRule(Broken<ScanListener> broken) {
    ContractRun.of(ListenerContract.class, broken.toString()).assertFailed(broken);
  }

  static List<Broken<ScanListener>> broken() {
    return List.of(
        breaks(
            "ignoresEventsThatItDoesNotKnow",
            "throws",
            event -> {
              throw new IllegalArgumentException("what is " + event);
            }));
  }

  /** The contract, over the listener that is broken as the run says. */
  @ExtendWith(ContractRun.Flaw.class)
  static final class ListenerContract extends ScanListenerContract {
    private final ScanListener listener;

    ListenerContract(String flaw) {
      listener = flaw.isEmpty() ? event -> {} : broken().get(0).thing();
    }

    @Override
    protected ScanListener listener() {
      return listener;
    }
  }
}
