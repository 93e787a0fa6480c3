package io.saddlebag.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rows that left, or were about to leave, and whose outcome nobody has recorded.
 *
 * @param job the Bulk job that carries them
 * @param firstAt when they were first about to leave, by Salesforce's clock: what this user created after that may be theirs
 * @param left each of them with its call; empty where the calls are not known
 */
public record Sent(RowRange rows, Optional<String> job, Instant firstAt, List<Left> left) {

    public Sent {
        left = List.copyOf(left);
    }

    /** Rows whose calls are not known. */
    public Sent(RowRange rows, Optional<String> job, Instant firstAt) {
        this(rows, job, firstAt, List.of());
    }
}
