package io.saddlebag.queue;

/**
 * A message with rows that could not be delivered.
 *
 * @param error the code of the first row that failed
 * @param what a sentence for each row that failed
 */
public record DeadMessage(Received message, String error, String what) {}
