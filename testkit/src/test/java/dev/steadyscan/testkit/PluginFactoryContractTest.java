package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;

import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.testkit.TurnFactory.NoSettings;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pf4j.Extension;

class PluginFactoryContractTest {

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenFactoryFailsItsRule(Broken<Supplier<PatternFactory<NoSettings>>> broken) {
    ContractRun.of(FactoryContract.class, broken.toString()).assertFailed(broken);
  }

  static List<Broken<Supplier<PatternFactory<NoSettings>>>> broken() {
    return List.of(
        breaks("nameIsMadeOfLowerCaseLettersDigitsAndDashes", "a space", UglyName::new),
        breaks("nameIsAlwaysTheSame", "counts", ChangingName::new),
        breaks("settingsClassIsAlwaysTheSame", "null later", ChangingSettings::new),
        breaks("nameDoesNotBlock", "waits", SlowName::new),
        breaks("settingsClassDoesNotBlock", "waits", SlowSettings::new),
        breaks("factoryIsFoundByTheHostIfItIsAnExtension", "not marked", NotMarked::new),
        breaks("factoryIsFoundByTheHostIfItIsAnExtension", "has parameters", NotMadeByHost::of),
        breaks("factoryIsFoundByTheHostIfItIsAnExtension", "not public", NotPublic::new));
  }

  /** The contract, over the factory that is broken as the run says. */
  @ExtendWith(ContractRun.Flaw.class)
  static final class FactoryContract extends PatternContract<NoSettings> {
    private final Supplier<PatternFactory<NoSettings>> factory;

    FactoryContract(String flaw) {
      factory =
          broken().stream()
              .filter(each -> each.toString().equals(flaw))
              .map(Broken::thing)
              .findFirst()
              .orElseThrow();
    }

    @Override
    protected PatternFactory<NoSettings> factory() {
      return factory.get();
    }

    @Override
    protected NoSettings settings() {
      return new NoSettings();
    }
  }

  /** Has a name that cannot be written in a config. */
  @Extension
  public static final class UglyName extends TurnFactory {
    @Override
    public String name() {
      return "One turn";
    }
  }

  /** Has a new name each time. */
  @Extension
  public static final class ChangingName extends TurnFactory {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public String name() {
      return "turn-" + asked.incrementAndGet();
    }
  }

  /** Forgets its settings. */
  @Extension
  public static final class ChangingSettings extends TurnFactory {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Class<NoSettings> settings() {
      return asked.incrementAndGet() > 1 ? null : super.settings();
    }
  }

  /** Waits before it says its name. */
  @Extension
  public static final class SlowName extends TurnFactory {
    @Override
    public String name() {
      LockSupport.parkNanos(1);
      return super.name();
    }
  }

  /** Waits before it says what its settings are. */
  @Extension
  public static final class SlowSettings extends TurnFactory {
    @Override
    public Class<NoSettings> settings() {
      LockSupport.parkNanos(1);
      return super.settings();
    }
  }

  /** Is not looked for. */
  public static final class NotMarked implements PatternFactory<NoSettings> {
    private final TurnFactory marked = new TurnFactory();

    /** For the host. */
    public NotMarked() {}

    @Override
    public String name() {
      return marked.name();
    }

    @Override
    public Class<NoSettings> settings() {
      return marked.settings();
    }

    @Override
    public Pattern create(NoSettings settings, DeviceContext context) {
      return marked.create(settings, context);
    }
  }

  /** Cannot be made. */
  @Extension
  public static final class NotMadeByHost extends TurnFactory {
    private NotMadeByHost() {}

    static TurnFactory of() {
      return new NotMadeByHost();
    }
  }

  @Extension
  static final class NotPublic extends TurnFactory {
    public NotPublic() {}
  }
}
