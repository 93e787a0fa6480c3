package io.saddlebag.ledger;

import java.util.List;

/**
 * A message that is to be copied to the dead-letter queue, since none of its rows waits for a parent any longer.
 *
 * @param source the ledger's number for the queue's source
 * @param rows of that source which the message holds
 * @param message as {@link Message#whole()} gave it
 * @param id the same each time the copy is tried, and that of no other copy
 * @param failures why rows of it are dead letters, in their order; empty when all were delivered or given up meanwhile
 */
public record DueCopy(long source, RowRange rows, String message, String id, List<Failure> failures) {

    public DueCopy {
        failures = List.copyOf(failures);
    }
}
