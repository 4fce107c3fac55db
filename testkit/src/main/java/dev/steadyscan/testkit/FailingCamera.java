package dev.steadyscan.testkit;

import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A camera whose pictures fail, for {@link CameraContract}.
 *
 * @param settings with them every {@code capture} throws
 * @param tries how often the device was told to take a picture so far; empty where that cannot be
 *     seen
 * @param <S> the settings
 */
public record FailingCamera<S extends Record>(S settings, Supplier<OptionalLong> tries) {}
