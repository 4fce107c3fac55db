package com.example.scanner;

import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.testkit.CameraCapability;
import dev.steadyscan.testkit.CameraContract;
import dev.steadyscan.testkit.FailingCamera;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The contract of cameras, one test a rule. */
class CommandCameraContractTest extends CameraContract<CommandSettings> {

  @Override
  protected CameraFactory<CommandSettings> factory() {
    return new CommandCameraFactory();
  }

  @Override
  protected CommandSettings settings() {
    return Commands.shell("echo picture >\"$0\"");
  }

  /** It takes no settings from shot to shot, and knows nothing of a picture but its bytes. */
  @Override
  protected Set<CameraCapability> capabilities() {
    return Set.of();
  }

  @Override
  protected Optional<CommandSettings> stuckSettings() {
    return Optional.of(Commands.shell("sleep 600"));
  }

  @Override
  protected Optional<FailingCamera<CommandSettings>> failing() {
    return Optional.of(new FailingCamera<>(Commands.shell("exit 1"), OptionalLong::empty));
  }

  @Override
  protected Optional<CommandSettings> absentSettings() {
    return Optional.of(Commands.command("no-such-program"));
  }
}
