package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The tests of the agent and the stand-in, on the Python of the path. */
class PythonTest {
  private static final int AT_LEAST = 100;

  @TestFactory
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  List<DynamicTest> pythonTests() throws Exception {
    Process python =
        new ProcessBuilder("python3", Path.of("src", "test", "python", "run.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<DynamicTest> results = new ArrayList<>();
    try (var lines = python.inputReader(StandardCharsets.UTF_8).lines()) {
      lines.map(PythonTest::result).forEach(results::add);
    } finally {
      python.destroy();
    }
    results.add(
        DynamicTest.dynamicTest(
            "the suite ran to its end",
            () -> {
              assertThat(python.waitFor()).isZero();
              assertThat(results).hasSizeGreaterThan(AT_LEAST);
            }));
    return results;
  }

  private static DynamicTest result(String line) {
    try {
      JsonNode result = new ObjectMapper().readTree(line);
      String trouble = result.get("trouble").asText();
      String name = result.get("test").asText();
      return DynamicTest.dynamicTest(name, () -> assertThat(trouble).as(name).isEmpty());
    } catch (IOException e) {
      throw new AssertionError("the suite said: " + line, e);
    }
  }
}
