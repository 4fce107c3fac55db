/** Faults on demand: which picture fails, and how, decided by a hash and never by a generator. */
@NullMarked
package dev.steadyscan.simulator.fault;

import org.jspecify.annotations.NullMarked;
