package io.saddlebag.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Rows that left, or were about to leave, and whose outcome nobody has recorded.
 *
 * @param job the Bulk job that carries them
 * @param firstAt when they were first about to leave, by Salesforce's clock: what this user created after that may be theirs
 */
public record Sent(RowRange rows, Optional<String> job, Instant firstAt) {}
