package dev.steadyscan.api.error;

/**
 * What a device throws when it could not do what was asked: it carries a {@link Failure}. A device
 * that knows the kind SHOULD throw this; any other exception becomes {@link FailureKind#DEFECT}.
 */
public final class DeviceException extends ScanException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** An error with the failure that it stands for; the failure's cause becomes this one's. */
  public DeviceException(ErrorCode code, Failure failure) {
    super(code, failure.message(), failure.cause().orElse(null));
    this.failure = failure;
  }

  /** A camera's failure without cause. */
  public static DeviceException camera(FailureKind kind, String operation, String message) {
    return new DeviceException(ErrorCode.CAMERA, Failure.of(kind, operation, message));
  }

  /** A motion's failure without cause. */
  public static DeviceException motion(FailureKind kind, String operation, String message) {
    return new DeviceException(ErrorCode.MOTION, Failure.of(kind, operation, message));
  }

  /** The failure. */
  public Failure failure() {
    return failure;
  }

  @Override
  public Actor actor() {
    return switch (failure.kind()) {
      case SETTING_REFUSED -> Actor.USER;
      case DEFECT -> Actor.PLUGIN;
      default -> code().actor();
    };
  }
}
