package io.saddlebag.ledger;

import java.time.Instant;

/**
 * What a row waits for before it counts as dead.
 *
 * @param parent the object or flow whose loading may cure it
 * @param until when to stop waiting
 */
public record Waiting(String parent, Instant until) {

    /** Stands in the parent's place; no object has such a name. */
    private static final String LOCK = "(lock)";

    /** For a row whose record, or the parent of it, others hold locked. */
    public static Waiting forLock(Instant until) {
        return new Waiting(LOCK, until);
    }

    public boolean forLock() {
        return parent.equals(LOCK);
    }
}
