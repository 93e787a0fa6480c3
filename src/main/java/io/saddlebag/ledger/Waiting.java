package io.saddlebag.ledger;

import java.time.Instant;

/**
 * What a row waits for before it counts as dead.
 *
 * @param parent the object or flow whose loading may cure it
 * @param until when to stop waiting
 */
public record Waiting(String parent, Instant until) {}
