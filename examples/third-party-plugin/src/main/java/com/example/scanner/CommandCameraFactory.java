package com.example.scanner;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import java.time.Duration;
import org.pf4j.Extension;

/** The entry for {@code type = command}: {@code @Extension} is how the host finds it. */
@Extension
public final class CommandCameraFactory implements CameraFactory<CommandSettings> {

  @Override
  public String name() {
    return "command";
  }

  @Override
  public Class<CommandSettings> settings() {
    return CommandSettings.class;
  }

  @Override
  public CameraInfo describe(CommandSettings settings) {
    return CameraInfo.builder(settings.command().get(0))
        .exposure(settings.exposure())
        .frameBytes(settings.fileBytes())
        .fileBytes(settings.fileBytes())
        .limits(CameraLimits.all(Duration.ofSeconds(2)))
        .interruptible(true)
        .build();
  }

  @Override
  public Camera create(CommandSettings settings, DeviceContext context) {
    return new CommandCamera(settings, context.workFolder());
  }
}
