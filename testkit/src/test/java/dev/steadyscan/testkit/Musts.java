package dev.steadyscan.testkit;

import java.util.List;

/** What the SPI asks for, clause by clause, and the rules that hold it. */
final class Musts {
  static final List<Class<?>> CONTRACTS =
      List.of(
          CameraContract.class,
          MotionContract.class,
          PatternContract.class,
          RecoveryPolicyContract.class,
          ScanListenerContract.class);

  static final List<Must> ALL =
      List.of(
          heldInPart(
              "Camera: MUST be safe there and",
              "a stuck start or configure: few devices can be made to get stuck in them",
              "stopAndClearAreSafeFromAnotherThread",
              "closeIsSafeFromAnotherThread"),
          heldInPart(
              "Camera: MUST NOT wait for the stuck call",
              "a stuck start or configure, as above",
              "stopDoesNotWaitForAStuckCapture",
              "clearDoesNotWaitForAStuckCapture",
              "closeDoesNotWaitForAStuckCapture"),
          held(
              "Camera: MUST NOT start threads that outlive {@link #close}",
              "noThreadOutlivesClose"),
          held("Camera: MUST NOT try again by itself", "doesNotTryAgainByItself"),
          heldInPart(
              "Camera: MUST NOT be returned",
              "a frame that does not tell when its exposure began",
              "givesNoFrameThatWasExposedBeforeTheRequest",
              "clearDropsWhatWasBuffered"),
          held(
              "Camera: MUST NOT be run when the picture is going to be refused",
              "doesNotSayExposedWhenThePictureIsRefused"),
          held("Camera: MUST first cancel what is pending", "stopCancelsWhatIsPending"),
          held("Camera: MUST NOT wait for it", "stopDoesNotWaitForAStuckCapture"),
          heldInPart(
              "CaptureRequest: MUST NOT be returned",
              "a frame that does not tell when its exposure began",
              "givesNoFrameThatWasExposedBeforeTheRequest"),
          notHeld("Frame: MUST NOT be read", "it binds who receives the frame: the host"),
          held(
              "Frame: MUST NOT block or throw",
              "closingAFrameDoesNotBlock",
              "closingAFrameDoesNotThrow"),
          heldInPart(
              "FrameMetadata: MUST leave out what it does not know",
              "whether a declared value is known or guessed: that shows where it was set",
              "metadataHoldsWhatTheCameraKnowsAndNothingElse",
              "settingsAreInForceForTheNextCapture"),
          held("CameraFactory: MUST NOT touch a device", "describeDoesNotTouchADevice"),
          heldInPart(
              "DeviceContext: MUST NOT share through static fields",
              "fields that do no harm between two runs",
              "twoRunsInOneProgramAreIndependent"),
          held("PluginFactory: MUST NOT block", "nameDoesNotBlock"),
          held("PluginFactory: MUST NOT block", "settingsClassDoesNotBlock"),
          held("MotionFactory: MUST NOT touch a device", "describeDoesNotOpenADevice"),
          held(
              "Motion: MUST be safe there and",
              "stopIsSafeFromAnotherThread",
              "closeIsSafeFromAnotherThread",
              "stopMayComeAtAnyTimeAndMoreThanOnce"),
          heldInPart(
              "Motion: MUST NOT wait for it",
              "a stuck home or state: few devices can be made to get stuck in them",
              "stopDoesNotWaitForAStuckMove",
              "closeDoesNotWaitForAStuckMove"),
          held(
              "Motion: MUST NOT start threads that outlive {@link #close}",
              "noThreadOutlivesClose"),
          held(
              "Motion: MUST NOT home or unlock by itself",
              "doesNotHomeByItself",
              "doesNotTrustByItselfWhatItLost"),
          held(
              "Pattern: MUST return an equal step for an equal index",
              "stepIsEqualForAnEqualIndex",
              "stepsAreTheSameInAnyOrder",
              "stepsAreTheSameFromAnyThread"),
          held("Pattern: MUST NOT change", "sizeDoesNotChange"),
          heldInPart("Pattern: MUST NOT block", "reading a file without a wait", "doesNotBlock"),
          held("RecoveryPolicy: MUST be pure", "decidesTheSameOnTheSameQuestion"),
          held("RecoveryPolicy: MUST be thread-safe", "decidesTheSameFromAnyThread"),
          held("RecoveryPolicy: MUST NOT block", "decideDoesNotBlock"),
          heldInPart(
              "FailureKind: MUST treat one that it does not know like {@link #DEFECT}",
              "a kind of a later version: this version has no such value",
              "decidesOnEveryKindOfFailure"),
          heldInPart(
              "TimeSource: MUST NOT read another clock or sleep by other means",
              "a reading that shows nowhere, and a wait for something other than time",
              "readsNoOtherClock",
              "doesNotSleepByOtherMeans",
              "doesNotBlock",
              "decideDoesNotBlock"),
          held("ScanEvent: MUST ignore it", "ignoresEventsThatItDoesNotKnow"),
          held("ScanListener: MUST be ignored", "ignoresEventsThatItDoesNotKnow"),
          notHeld("package-info: MUST and", "it says where to read on"),
          notHeld("package-info: MUST NOT at each method", "it says where to read on"));

  private Musts() {}

  /**
   * A clause of the API's Javadoc.
   *
   * @param text the file's name and the clause
   * @param rules the tests that hold it
   * @param reason why there are none, or what they leave out
   */
  record Must(String text, List<String> rules, String reason) {}

  private static Must held(String text, String... rules) {
    return new Must(text, List.of(rules), "");
  }

  private static Must heldInPart(String text, String leftOut, String... rules) {
    return new Must(text, List.of(rules), leftOut);
  }

  private static Must notHeld(String text, String reason) {
    return new Must(text, List.of(), reason);
  }
}
