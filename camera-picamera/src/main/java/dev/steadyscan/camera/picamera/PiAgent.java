package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.process.AgentErrorException;
import dev.steadyscan.guard.process.AgentProcess;
import dev.steadyscan.guard.process.AgentRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Speaks JSON with an agent. Thread-safe. */
final class PiAgent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AgentProcess process;
  private final HostHealth health;

  PiAgent(AgentProcess process, HostHealth health) {
    this.process = process;
    this.health = health;
  }

  /** A body that asks for an operation. */
  static ObjectNode asking(String operation) {
    return JSON.createObjectNode().put("operation", operation);
  }

  /**
   * What a body says; an empty object if it is no JSON.
   *
   * @throws DeviceException DEFECT if it is no JSON
   */
  static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      throw new DeviceException(
          ErrorCode.CAMERA,
          Failure.of(FailureKind.DEFECT, "agent", "the agent said what is no JSON", noJson));
    }
  }

  AgentProcess process() {
    return process;
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws DeviceException of the kind that the agent gave, or that of {@link AgentProcess#call}
   */
  JsonNode ask(ObjectNode body, Deadline deadline) throws InterruptedException {
    return ask(body, deadline, request -> request);
  }

  /** The same for an operation that holds the interpreter while the library works. */
  JsonNode askSilently(ObjectNode body, Deadline deadline) throws InterruptedException {
    return ask(body, deadline, request -> request.silence(deadline.remaining()));
  }

  /** The same, with more to say of the request. */
  JsonNode ask(ObjectNode body, Deadline deadline, UnaryOperator<AgentRequest> more)
      throws InterruptedException {
    String operation = body.path("operation").asText();
    AgentRequest request = more.apply(AgentRequest.of(operation, write(body)));
    try {
      return read(process.call(request, deadline));
    } catch (AgentErrorException answer) {
      throw new DeviceException(ErrorCode.CAMERA, failure(operation, read(answer.body())));
    } catch (DeviceException failed) {
      throw new DeviceException(failed.code(), withHealth(failed.failure()));
    }
  }

  /** A failure with what the host knows of itself as further evidence. */
  Failure withHealth(Failure failure) {
    List<String> evidence = new ArrayList<>(failure.evidence());
    evidence.addAll(health.report().lines());
    return new Failure(
        failure.kind(), failure.operation(), failure.message(), evidence, failure.cause());
  }

  private Failure failure(String operation, JsonNode error) {
    List<String> evidence = new ArrayList<>();
    error.path("evidence").forEach(line -> evidence.add(line.asText()));
    evidence.addAll(process.errorLines());
    return withHealth(
        new Failure(
            kind(error.path("kind").asText()),
            operation,
            error.path("message").asText("the agent gave no reason"),
            evidence,
            Optional.empty()));
  }

  private static FailureKind kind(String name) {
    try {
      return FailureKind.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      return FailureKind.DEFECT;
    }
  }

  private static byte[] write(ObjectNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException treesAlwaysCanBeWritten) {
      throw new IllegalStateException(treesAlwaysCanBeWritten);
    }
  }
}
