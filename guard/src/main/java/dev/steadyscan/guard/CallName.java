package dev.steadyscan.guard;

/**
 * What a call is called.
 *
 * @param operation in failures: {@code capture}
 * @param text in messages about stuck calls: {@code capture of step 70}
 * @param owner the device instance that the call is inside of
 */
record CallName(String operation, String text, Object owner) {}
