package io.saddlebag.deadletter;

/**
 * What became of dead letters that were sent again.
 *
 * @param failed those that failed again
 * @param held those that a person must decide, {@code --overwrite} or not
 * @param notSent those that could not be sent now, and are as they were
 * @param trouble why they could not; empty when all were sent
 * @param cause the same in a word, as the ledger's pauses have it
 */
public record ReplayReport(
        long delivered, long failed, long held, long waiting, long notSent, String trouble, String cause) {}
