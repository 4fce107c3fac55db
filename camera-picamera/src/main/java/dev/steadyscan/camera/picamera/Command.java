package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.guard.process.AgentBuilder;
import dev.steadyscan.guard.process.AgentLauncher;
import dev.steadyscan.guard.process.AgentListener;
import dev.steadyscan.guard.process.AgentProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the agents of one camera are started. Used by one thread at a time. */
final class Command {
  /** An agent ends at once when its input ends, unless its interpreter stands still. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private static final String PYTHON_PATH = "PYTHONPATH";
  private static final String SCRIPT = "STEADYSCAN_STANDIN";

  private final PluginSettings settings;
  private final DeviceContext context;
  private final Optional<AgentLauncher> launcher;

  Command(PluginSettings settings, DeviceContext context, Optional<AgentLauncher> launcher) {
    this.settings = settings;
    this.context = context;
    this.launcher = launcher;
  }

  /** An agent that is not started. */
  AgentBuilder agent(AgentListener listener) {
    List<String> command = List.of(settings.python().toString(), PythonFiles.agent().toString());
    AgentBuilder agent =
        AgentProcess.builder(context.device(), command)
            .environment(environment())
            .folder(context.workFolder())
            .time(context.time())
            .closeGrace(GRACE)
            .listener(listener);
    return launcher.map(agent::launcher).orElse(agent);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("LIBCAMERA_LOG_COLOR", "no");
    if (settings.library() == Library.STAND_IN) {
      environment.put(PYTHON_PATH, PythonFiles.standIn().toString());
      environment.put(SCRIPT, script());
    }
    return environment;
  }

  /** The script, with a place for what the stand-in keeps over the end of a process. */
  private String script() {
    String text = settings.script().orElse("{}");
    try {
      if (!text.strip().startsWith("{")) {
        text = Files.readString(Path.of(text), StandardCharsets.UTF_8);
      }
    } catch (IOException unreadable) {
      throw new ScanException(
          ErrorCode.INPUT, "plugins.picamera.script: cannot read " + text, unreadable);
    }
    JsonNode script = PiAgent.read(text.getBytes(StandardCharsets.UTF_8));
    if (script instanceof ObjectNode object && !object.has("state")) {
      object.put("state", context.workFolder().toString());
    }
    return script.toString();
  }
}
