package dev.steadyscan.core.store;

import java.io.Closeable;
import java.util.Optional;

/**
 * A scan's folder with what is open in it.
 *
 * @param folder the folder, under its visible name
 * @param journal the journal, behind its first record
 * @param log the log
 * @param lock held until it is closed
 * @param warning what is not as it should be, though the scan can go on
 */
record OpenScan(
    ScanFolder folder,
    ScanJournal journal,
    AppendFile log,
    Closeable lock,
    Optional<String> warning) {}
