package dev.steadyscan.api.error;

/**
 * The kinds of failure of a device. Policies decide by kind; nobody matches message texts.
 *
 * <p>More kinds may be added: a policy MUST treat one that it does not know like {@link #DEFECT}.
 */
public enum FailureKind {
  /** A call was not over at its deadline. */
  TIMEOUT,
  /** The device stopped giving signs of life before any limit was reached. */
  STALLED,
  /** The device refused a buffer or a request that it normally takes. */
  BUFFER_REJECTED,
  /** A picture came, but it is torn, stale, or not as asked. */
  BAD_FRAME,
  /** The device is not there: unplugged, or its process ended. */
  GONE,
  /** The device could not allocate memory. */
  NO_MEMORY,
  /** The device, or a call stuck inside it, does not let the call in. */
  BUSY,
  /** The host did not take earlier pictures in time; the device itself is well. */
  BACKPRESSURE,
  /** The picture was taken and could not be saved; the device itself is well. */
  NOT_SAVED,
  /** A setting is not supported or out of range. Never retried: the config has to change. */
  SETTING_REFUSED,
  /** Anything else: an exception that the contract does not name, a null, a broken answer. */
  DEFECT
}
