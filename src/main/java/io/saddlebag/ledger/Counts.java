package io.saddlebag.ledger;

import io.saddlebag.words.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** {@code 20,000 rows, 19,997 created, 3 dead letters}; what there is none of is left out. */
    @Override
    public String toString() {
        return Stream.of(
                        Words.count(total(), "row", "rows"),
                        created == 0 ? "" : Words.count(created, "created", "created"),
                        updated == 0 ? "" : Words.count(updated, "updated", "updated"),
                        deleted == 0 ? "" : Words.count(deleted, "deleted", "deleted"),
                        deadLetters == 0 ? "" : Words.count(deadLetters, "dead letter", "dead letters"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
