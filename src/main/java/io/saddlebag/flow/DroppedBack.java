package io.saddlebag.flow;

import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.DeadLetters;
import io.saddlebag.records.Row;
import io.saddlebag.records.Values;
import java.util.List;
import java.util.Optional;

/**
 * Rows of dead-letter and results files that are dropped back once too often: the file holds rows that were delivered, or that
 * may have been. Where the operation could make a second record of them, they are held.
 */
final class DroppedBack {

    static final String DELIVERED_ADVICE =
            "Discard this dead letter; to make a second record, empty saddlebag_id in the file and drop the row again.";

    private static final String UNKNOWN_ADVICE =
            "Write saddlebag_id as it stood in the dead-letter file; to load the row as a new one, empty it. Then drop the row again.";

    private final DeadLetters deadLetters;

    DroppedBack(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** Empty when the row may be sent. */
    Optional<Shipment.Mapped> held(Load load, Row row) {
        if (!load.isFile() || load.target().safeToResend()) {
            return Optional.empty();
        }
        var id = Values.deadLetterId(row);
        return id.isPresent() ? heldById(id.get()) : heldByResults(row);
    }

    private Optional<Shipment.Mapped> heldById(String id) {
        var deadLetter = deadLetters.newest(id);
        return deadLetter.isPresent()
                ? held(deadLetter.get())
                : Optional.of(new Shipment.Mapped.Held(Rejection.unknownDeadLetter(id), UNKNOWN_ADVICE));
    }

    private static Optional<Shipment.Mapped> held(DeadLetter deadLetter) {
        var code = deadLetter.failure().code();
        if (deadLetter.state() == DeadLetterState.SETTLED || code.equals(Rejection.ALREADY_DELIVERED)) {
            var why = Rejection.alreadyDelivered(deadLetter.id());
            return Optional.of(new Shipment.Mapped.Held(why, DELIVERED_ADVICE));
        }
        if (code.equals(Rejection.UNKNOWN_DEAD_LETTER)) {
            return Optional.of(new Shipment.Mapped.Held(
                    new Rejection(code, deadLetter.failure().message(), List.of()), UNKNOWN_ADVICE));
        }
        return code.equals(Rejection.UNKNOWN_OUTCOME) ? unknownOutcome() : Optional.empty();
    }

    private static Optional<Shipment.Mapped> heldByResults(Row row) {
        if (Values.isDelivered(row)) {
            return Optional.of(new Shipment.Mapped.Held(Rejection.deliveredByResults(), DELIVERED_ADVICE));
        }
        return Values.error(row).filter(Rejection.UNKNOWN_OUTCOME::equals).isPresent()
                ? unknownOutcome()
                : Optional.empty();
    }

    private static Optional<Shipment.Mapped> unknownOutcome() {
        var why = Rejection.unknownOutcome("A corrected row does not change that.");
        return Optional.of(new Shipment.Mapped.Held(why, DeadRows.UNKNOWN_ADVICE));
    }
}
