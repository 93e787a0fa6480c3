package io.saddlebag.flow;

import io.saddlebag.ledger.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rows that left in an earlier process, without an outcome that anybody heard. */
final class SentBefore {

    private final List<Sent> all = new CopyOnWriteArrayList<>();

    void add(Sent rows) {
        all.add(rows);
    }

    /** When this row left, by Salesforce's clock; empty when it did not. */
    Optional<Instant> at(long row) {
        return all.stream()
                .filter(sent -> sent.rows().first() <= row && row <= sent.rows().last())
                .map(Sent::firstAt)
                .findFirst();
    }
}
