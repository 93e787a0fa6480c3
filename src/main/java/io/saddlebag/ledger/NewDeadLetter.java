package io.saddlebag.ledger;

import io.saddlebag.records.Row;
import java.util.Map;
import java.util.Optional;

/**
 * A row that could not be delivered.
 *
 * @param id from {@link DeadLetterIds}
 * @param record what the mapping made of it; empty when the mapping rejected it
 * @param fate what to do with it now
 * @param descends the dead letter that this row was meant to correct, when it was dropped back
 */
public record NewDeadLetter(
        String id,
        Row row,
        Optional<Map<String, Object>> record,
        Failure failure,
        Fate fate,
        Optional<String> descends) {

    /** Where a dead letter begins its life. */
    public sealed interface Fate {

        /** Open for a person or a replay. */
        record Open() implements Fate {}

        /** Only a person can decide; {@code why} tells how. */
        record Held(String why) implements Fate {}

        /** Tried again when its parent may be there. */
        record Waits(Waiting waiting) implements Fate {}
    }

    public static NewDeadLetter open(
            String id, Row row, Optional<Map<String, Object>> record, Failure failure, Optional<String> descends) {
        return new NewDeadLetter(id, row, record, failure, new Fate.Open(), descends);
    }
}
