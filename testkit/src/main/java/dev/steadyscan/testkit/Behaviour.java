package dev.steadyscan.testkit;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a scripted device does in one call; {@link Hang} is one that does not come back. */
@FunctionalInterface
public interface Behaviour {

  /**
   * One call of a scripted device.
   *
   * @param operation the method's name: {@code capture}, {@code moveTo}, {@code stop} ...
   * @param request of {@code capture}, else null
   * @param exposed of {@code capture}, else null
   * @param target of {@code moveTo}, else null
   * @param good what the device does and answers when it is well
   */
  record Invocation(
      String operation,
      @Nullable CaptureRequest request,
      @Nullable Runnable exposed,
      @Nullable Position target,
      Supplier<? extends @Nullable Object> good) {}

  /**
   * Acts.
   *
   * @return the answer: a Frame for {@code capture}, a MotionState for {@code state}; not looked at
   *     for other calls
   * @throws Exception what the device throws, checked or not
   */
  @Nullable Object act(Invocation invocation) throws Exception;

  /** The device is well. */
  static Behaviour good() {
    return invocation -> invocation.good().get();
  }

  /** Nothing is done, and null is the answer. */
  static Behaviour nothing() {
    return invocation -> null;
  }

  /** Answers with this. */
  static Behaviour answering(Supplier<?> answer) {
    return invocation -> answer.get();
  }

  /** A capture that gives this frame. */
  static Behaviour frame(Function<CaptureRequest, ?> frame) {
    return invocation -> frame.apply(Objects.requireNonNull(invocation.request(), "a capture"));
  }

  /** The call fails by its kind. */
  static Behaviour failing(FailureKind kind, String message) {
    return invocation -> {
      boolean motion = Script.MOTION_CALLS.contains(invocation.operation());
      throw new DeviceException(
          motion ? ErrorCode.MOTION : ErrorCode.CAMERA,
          Failure.of(kind, invocation.operation(), message));
    };
  }

  /** The call throws this, a checked exception or an Error too. */
  static Behaviour throwing(Supplier<? extends Throwable> thrown) {
    return invocation -> {
      throw Sneaky.raise(thrown.get());
    };
  }

  /** A capture that says that the rig may move, then goes on. */
  static Behaviour exposedThen(Behaviour next) {
    return invocation -> {
      Objects.requireNonNull(invocation.exposed(), "a capture").run();
      return next.act(invocation);
    };
  }
}
