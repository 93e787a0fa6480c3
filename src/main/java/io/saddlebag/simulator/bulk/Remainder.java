package io.saddlebag.simulator.bulk;

/**
 * The part of an upload that has no result, in bytes.
 *
 * @param headerEnd where the header row ends; 0 when it was never read
 * @param from where the first row without a result begins
 */
record Remainder(long headerEnd, long from) {}
