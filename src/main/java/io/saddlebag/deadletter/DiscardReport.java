package io.saddlebag.deadletter;

/** How many dead letters were given up. */
public record DiscardReport(long discarded) {}
