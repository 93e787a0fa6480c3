package io.saddlebag.flow;

import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.DeadLetters;
import io.saddlebag.records.Row;
import io.saddlebag.records.Values;
import java.util.Optional;

/**
 * Rows of a dead-letter file that are dropped back once too often: the file holds rows that were delivered since, or that may
 * have been. Where the operation could make a second record of them, they are held.
 */
final class DroppedBack {

    static final String DELIVERED_ADVICE =
            "Discard this dead letter; to make a second record, empty saddlebag_id in the file and drop the row again.";

    private final DeadLetters deadLetters;

    DroppedBack(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** Empty when the row may be sent. */
    Optional<Shipment.Mapped> held(Load load, Row row) {
        return !load.isFile() || load.target().safeToResend()
                ? Optional.empty()
                : Values.deadLetterId(row).flatMap(deadLetters::newest).flatMap(DroppedBack::held);
    }

    private static Optional<Shipment.Mapped> held(DeadLetter deadLetter) {
        if (deadLetter.state() == DeadLetterState.SETTLED
                || deadLetter.failure().code().equals(Rejection.ALREADY_DELIVERED)) {
            var why = Rejection.alreadyDelivered(deadLetter.id());
            return Optional.of(new Shipment.Mapped.Held(why, DELIVERED_ADVICE));
        }
        if (deadLetter.failure().code().equals(Rejection.UNKNOWN_OUTCOME)) {
            var why = Rejection.unknownOutcome("A corrected row does not change that.");
            return Optional.of(new Shipment.Mapped.Held(why, DeadRows.UNKNOWN_ADVICE));
        }
        return Optional.empty();
    }
}
