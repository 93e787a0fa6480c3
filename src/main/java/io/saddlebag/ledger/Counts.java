package io.saddlebag.ledger;

/** How many rows ended how. A row that waits for its parent counts as a dead letter until it is delivered. */
public record Counts(long created, long updated, long deleted, long deadLetters) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public long total() {
        return created + updated + deleted + deadLetters;
    }

    public Counts plus(Counts more) {
        return new Counts(
                created + more.created, updated + more.updated, deleted + more.deleted, deadLetters + more.deadLetters);
    }
}
