package dev.steadyscan.core.config;

import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.Setting;

/**
 * The section {@code scan.trouble.on-failure}: what is done when a picture was given up, by the
 * kind of its last failure.
 *
 * @param timeout {@link FailureKind#TIMEOUT}, and so on
 */
public record FailureActions(
    @Setting("a call was not over in time") TroubleAction timeout,
    @Setting("the camera gave no signs of life") TroubleAction stalled,
    @Setting("the camera refused a buffer or a request") TroubleAction bufferRejected,
    @Setting("the picture was torn, stale or not as asked") TroubleAction badFrame,
    @Setting("the camera is not there") TroubleAction gone,
    @Setting("the camera had no memory") TroubleAction noMemory,
    @Setting("a call is stuck inside the camera") TroubleAction busy,
    @Setting("the computer took no pictures in time") TroubleAction backpressure,
    @Setting("the picture could not be saved") TroubleAction notSaved,
    @Setting("the camera refused a setting") TroubleAction settingRefused,
    @Setting("anything else") TroubleAction defect) {

  /** One action for every kind. */
  public static FailureActions all(TroubleAction action) {
    return new FailureActions(
        action, action, action, action, action, action, action, action, action, action, action);
  }

  /** What is done about this kind. */
  public TroubleAction of(FailureKind kind) {
    return switch (kind) {
      case TIMEOUT -> timeout;
      case STALLED -> stalled;
      case BUFFER_REJECTED -> bufferRejected;
      case BAD_FRAME -> badFrame;
      case GONE -> gone;
      case NO_MEMORY -> noMemory;
      case BUSY -> busy;
      case BACKPRESSURE -> backpressure;
      case NOT_SAVED -> notSaved;
      case SETTING_REFUSED -> settingRefused;
      case DEFECT -> defect;
    };
  }
}
