package dev.steadyscan.guard;

import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a scripted device does in one call. */
@FunctionalInterface
interface Behaviour {

  /**
   * One call.
   *
   * @param operation {@code capture}, {@code stop} ...
   * @param request of a capture
   * @param exposed of a capture
   * @param good what a device that is well answers
   */
  record Invocation(
      String operation,
      @Nullable CaptureRequest request,
      @Nullable Runnable exposed,
      Supplier<@Nullable Frame> good) {}

  /** Gives the frame of a capture; anything for other calls. */
  @Nullable Frame act(Invocation invocation) throws Exception;

  static Behaviour good() {
    return invocation -> invocation.good().get();
  }

  static Behaviour nothing() {
    return invocation -> null;
  }

  static Behaviour frame(Function<CaptureRequest, Frame> frame) {
    return invocation -> frame.apply(invocation.request());
  }

  static Behaviour throwing(Supplier<? extends Throwable> thrown) {
    return invocation -> {
      throw Sneaky.<RuntimeException>as(thrown.get());
    };
  }

  static Behaviour failing(FailureKind kind, String message) {
    return invocation -> {
      throw DeviceException.camera(kind, invocation.operation(), message);
    };
  }

  /** Says that the rig may move, then goes on. */
  static Behaviour exposedThen(Behaviour next) {
    return invocation -> {
      invocation.exposed().run();
      return next.act(invocation);
    };
  }
}
