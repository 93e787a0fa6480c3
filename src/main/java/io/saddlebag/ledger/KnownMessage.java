package io.saddlebag.ledger;

import java.util.List;

/**
 * A message that was delivered before, to this process or one that was killed.
 *
 * @param source the ledger's number for the source that its rows belong to
 * @param rows of that source
 * @param settled those of them that have their outcome
 * @param failures of those that are dead letters, in the order of the rows
 */
public record KnownMessage(long source, RowRange rows, RowRanges settled, List<Failure> failures) {

    public KnownMessage {
        failures = List.copyOf(failures);
    }

    /** Whether nothing of it is to be sent any more. */
    public boolean isSettled() {
        return settled.rows() == rows.rows();
    }
}
