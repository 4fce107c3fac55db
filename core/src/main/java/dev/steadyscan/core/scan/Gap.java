package dev.steadyscan.core.scan;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.Failure;

/**
 * A picture that is missing.
 *
 * @param shot which one; its attempt is the number of captures made for it, 0 if none was
 * @param failure why the last visit did not take it
 */
public record Gap(ShotId shot, Failure failure) {}
