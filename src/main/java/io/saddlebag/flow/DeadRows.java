package io.saddlebag.flow;

import io.saddlebag.ledger.DeadLetterIds;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.ledger.Waiting;
import io.saddlebag.records.Row;
import io.saddlebag.records.Values;
import io.saddlebag.salesforce.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the rows of a shipment that could not be delivered, and says why. */
final class DeadRows {

    static final String UNKNOWN_ADVICE =
            "Look the record up in Salesforce. If it is there, discard this dead letter; if not, replay it.";

    static final String CHANGED_ADVICE = "Compare the two, then discard it, or replay it with --overwrite.";

    private final DeadLetterIds ids;
    private final ParentWait parentWait;

    DeadRows(DeadLetterIds ids, ParentWait parentWait) {
        this.ids = ids;
        this.parentWait = parentWait;
    }

    List<NewDeadLetter> of(Shipment shipment) {
        var dead = new ArrayList<NewDeadLetter>();
        for (int i = 0; i < shipment.rows().size(); i++) {
            of(shipment, i).ifPresent(dead::add);
        }
        return dead;
    }

    private Optional<NewDeadLetter> of(Shipment shipment, int place) {
        var row = shipment.rows().get(place);
        if (shipment.mapped(place) instanceof Shipment.Mapped.Rejected rejected) {
            return Optional.of(open(row, Optional.empty(), rejected.why().failure()));
        }
        if (shipment.mapped(place) instanceof Shipment.Mapped.Held held) {
            return Optional.of(held(row, Optional.empty(), held.why().failure(), held.advice()));
        }
        if (shipment.mapped(place) instanceof Shipment.Mapped.InDoubt inDoubt) {
            return Optional.of(inDoubt(row, inDoubt, shipment.load().flow().object()));
        }
        if (shipment.mapped(place) instanceof Shipment.Mapped.Found) {
            return Optional.empty();
        }
        var record = ((Shipment.Mapped.Sent) shipment.mapped(place)).record().fields();
        var outcome = shipment.outcome(place).orElse(null);
        if (outcome instanceof Outcome.Refused refused) {
            return Optional.of(refused(row, record, refused));
        }
        return outcome instanceof Outcome.Unanswered unanswered
                ? Optional.of(unknown(
                        row,
                        Optional.of(record),
                        new Failure(Rejection.UNKNOWN_OUTCOME, unanswered.reason(), List.of())))
                : Optional.empty();
    }

    private NewDeadLetter open(Row row, Optional<Map<String, Object>> record, Failure failure) {
        return NewDeadLetter.open(ids.next(), row, record, failure, Values.deadLetterId(row));
    }

    private NewDeadLetter refused(Row row, Map<String, Object> record, Outcome.Refused refused) {
        var failure = new Failure(refused.code(), refused.message(), refused.fields());
        if (refused.code().equals(Outcome.TARGET_CHANGED)) {
            return held(row, Optional.of(record), failure, CHANGED_ADVICE);
        }
        return parentWait
                .forRefusal(refused)
                .map(waiting -> waits(row, Optional.of(record), failure, waiting))
                .orElseGet(() -> open(row, Optional.of(record), failure));
    }

    private NewDeadLetter inDoubt(Row row, Shipment.Mapped.InDoubt inDoubt, String object) {
        var failure = inDoubt.why().failure();
        return inDoubt.until()
                .map(until -> waits(row, Optional.empty(), failure, new Waiting(object, until)))
                .orElseGet(() -> unknown(row, Optional.empty(), failure));
    }

    private NewDeadLetter waits(Row row, Optional<Map<String, Object>> record, Failure failure, Waiting waiting) {
        return new NewDeadLetter(
                ids.next(), row, record, failure, new NewDeadLetter.Fate.Waits(waiting), Values.deadLetterId(row));
    }

    /** Sending it again could make a second record, so a person decides. */
    private NewDeadLetter unknown(Row row, Optional<Map<String, Object>> record, Failure failure) {
        return held(row, record, failure, UNKNOWN_ADVICE);
    }

    private NewDeadLetter held(Row row, Optional<Map<String, Object>> record, Failure failure, String advice) {
        return new NewDeadLetter(
                ids.next(), row, record, failure, new NewDeadLetter.Fate.Held(advice), Values.deadLetterId(row));
    }
}
