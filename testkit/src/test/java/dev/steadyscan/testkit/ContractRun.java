package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What came of a contract's rules, run over a device that may be broken. */
final class ContractRun {
  private static final String FLAW = "testkit.flaw";

  private final Map<String, TestExecutionResult> results = new TreeMap<>();

  private ContractRun() {}

  /** Gives the flaw of the run to the constructor of a contract's class. */
  static final class Flaw implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(String.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getConfigurationParameter(FLAW).orElse("");
    }
  }

  static ContractRun of(Class<?> contract, String flaw) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(contract))
            .configurationParameter(FLAW, flaw)
            .build();
    ContractRun run = new ContractRun();
    LauncherFactory.create().execute(request, run.new Listener());
    return run;
  }

  /** The rules that did not hold. */
  Set<String> failed() {
    return named(Status.FAILED);
  }

  /** The rules that could not be looked at. */
  Set<String> skipped() {
    return named(Status.ABORTED);
  }

  Set<String> held() {
    return named(Status.SUCCESSFUL);
  }

  /** Fails unless the rule failed that was broken, and none but those that cannot hold then. */
  void assertFailed(Broken<?> broken) {
    Map<String, Throwable> others = failures();
    assertThat(others).as("failures of a device that breaks " + broken).containsKey(broken.rule());
    others.keySet().remove(broken.rule());
    others.keySet().removeAll(broken.mayFailToo());
    assertThat(others).as("other failures of a device that breaks " + broken).isEmpty();
  }

  /** What was thrown, by rule. */
  Map<String, Throwable> failures() {
    Map<String, Throwable> failures = new TreeMap<>();
    failed().forEach(rule -> failures.put(rule, results.get(rule).getThrowable().orElseThrow()));
    return failures;
  }

  private Set<String> named(Status status) {
    Set<String> names = new TreeSet<>();
    results.forEach(
        (name, result) -> {
          if (result.getStatus() == status) {
            names.add(name);
          }
        });
    return names;
  }

  private final class Listener implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      test.getSource()
          .filter(MethodSource.class::isInstance)
          .map(source -> ((MethodSource) source).getMethodName())
          .ifPresent(name -> results.put(name, result));
    }
  }
}
