package dev.steadyscan.core.config;

/** What a scan does about trouble. */
public enum TroubleAction {
  /** It goes on; what is missing is a gap. */
  GO_ON,
  /** It holds until somebody lets it go on; it stops where nobody is there to do that. */
  PAUSE,
  /** It stops, and can be resumed. */
  STOP
}
