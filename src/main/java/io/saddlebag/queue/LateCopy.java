package io.saddlebag.queue;

/**
 * A copy for the dead-letter queue of a message that left its queue before.
 *
 * @param message as {@link Received#kept()} gave it
 * @param id the same each time it is tried: a broker that tells copies by it takes one only once
 * @param error the code of the first row that failed
 * @param what a sentence for each row that failed
 */
public record LateCopy(String message, String id, String error, String what) {}
