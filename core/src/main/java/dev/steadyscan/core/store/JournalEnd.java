package dev.steadyscan.core.store;

/**
 * Where a journal goes on. Immutable.
 *
 * @param bytes of its whole lines: what is behind them was torn off and has to be cut
 * @param nextSeq the number of its next record
 * @param torn whether there is something behind its last whole line
 */
public record JournalEnd(long bytes, long nextSeq, boolean torn) {}
