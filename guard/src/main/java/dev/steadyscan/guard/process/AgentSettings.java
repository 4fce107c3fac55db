package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an {@link AgentBuilder} was told. */
record AgentSettings(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    ErrorCode code,
    TimeSource time,
    Duration interval,
    int missed,
    Duration closeGrace,
    Duration killLimit,
    GuardedListener listener,
    AgentLauncher launcher) {}
