package dev.steadyscan.core.scan;

/**
 * One thing that was looked at.
 *
 * @param what a few words
 * @param ok whether it is well
 * @param message what was found, and where it is not well what to do
 */
public record CheckItem(String what, boolean ok, String message) {}
