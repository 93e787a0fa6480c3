package io.saddlebag.flow;

import io.saddlebag.ledger.Attempt;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Settlement;
import io.saddlebag.records.RowResult;
import io.saddlebag.records.Values;
import io.saddlebag.salesforce.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean that writes down what became of the rows of a chunk: results, counts and dead letters together. */
public final class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private static final String DELETED_ALREADY =
            "The record was gone when it was looked up after a delete call that had no answer.";

    private final Ledger ledger;
    private final Flows flows;
    private final DeadLetterStep deadLetters;
    private final DeadLetterEvents events;

    public Settling(Ledger ledger, Flows flows, DeadLetterStep deadLetters, DeadLetterEvents events) {
        this.ledger = ledger;
        this.flows = flows;
        this.deadLetters = deadLetters;
        this.events = events;
    }

    /** Returns when it is durable; rows without an outcome, because the load was stopped, stay unwritten. */
    public void settle(@ExchangeProperty("shipment") Shipment shipment) {
        var dead = byRow(deadLetters.of(shipment));
        for (RowRange range : ranges(shipment)) {
            boolean needed = flows.insertWithoutUnique(shipment.load().flow().object());
            var settlement = settlement(shipment, range, dead, needed);
            keep(shipment, range, () -> ledger.sources().settle(settlement));
            shipment.load().add(settlement.counts());
        }
        shipment.load().called(shipment.delivery().calls());
        shipment.delivery().trouble().ifPresent(trouble -> {
            keepInDoubt(shipment);
            // A later chunk with one of these keys must not overtake the records that stay unsent.
            shipment.load().order().breakOff();
            shipment.load().stop(trouble);
        });
        shipment.load().trial().ends();
        shipment.written();
        events.of(shipment.load(), deadLetters.of(shipment));
    }

    /** What Salesforce has answered is written down also where a step behind the delivery failed; else it would be sent again. */
    public void settleAnswered(@ExchangeProperty("shipment") Shipment shipment) {
        boolean answered = shipment != null
                && !shipment.isWritten()
                && !shipment.delivery().open()
                && shipment.load().loading().isPresent();
        if (answered) {
            try {
                settle(shipment);
            } catch (RuntimeException e) {
                LOG.debug(
                        "{}: the answers are not written down",
                        shipment.load().flow().id(),
                        e);
            }
        }
    }

    /** Of the rows without an outcome those that a call without an answer holds; the others were certainly not stored. */
    private void keepInDoubt(Shipment shipment) {
        if (shipment.load().target().marksWhatLeaves()) {
            long source = shipment.load().loading().orElseThrow().id();
            var left = shipment.left(shipment.delivery().unsure());
            keep(shipment, shipment.range(), () -> ledger.sources().left(source, shipment.range(), left));
        }
    }

    /** What Salesforce answered cannot be asked again: while the disk is full it waits here. */
    private void keep(Shipment shipment, RowRange range, Runnable write) {
        var load = shipment.load();
        ledger.kept()
                .write(
                        load.flow().id(),
                        "the answers to rows %d to %d of %s".formatted(range.first(), range.last(), load.name()),
                        write);
    }

    private static Map<Long, NewDeadLetter> byRow(List<NewDeadLetter> kept) {
        var byRow = new HashMap<Long, NewDeadLetter>();
        kept.forEach(deadLetter -> byRow.put(deadLetter.row().number(), deadLetter));
        return byRow;
    }

    /** The runs of neighbouring rows that have their outcome: nearly always the whole chunk. */
    static List<RowRange> ranges(Shipment shipment) {
        var ranges = new ArrayList<RowRange>();
        var rows = shipment.rows();
        for (int i = 0; i < rows.size(); i++) {
            long number = rows.get(i).number();
            if (!shipment.isSettled(i)) {
                continue;
            }
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).last() == number - 1) {
                ranges.set(last, new RowRange(ranges.get(last).first(), number));
            } else {
                ranges.add(new RowRange(number, number));
            }
        }
        return ranges;
    }

    /** @param needed whether the Ids of created records are, to tell them from those of interrupted calls */
    private static Settlement settlement(
            Shipment shipment, RowRange range, Map<Long, NewDeadLetter> dead, boolean needed) {
        var made = new ArrayList<String>();
        var results = shipment.load().resultLines();
        var lines = new StringBuilder();
        var deadLetters = new ArrayList<NewDeadLetter>();
        var corrected = new ArrayList<Attempt.Delivered>();
        var counts = Counts.NONE;
        var rows = shipment.rows();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.number() < range.first() || row.number() > range.last()) {
                continue;
            }
            var outcome = shipment.outcome(i).filter(Settling::isDelivered);
            if (outcome.isPresent()) {
                counts = counts.plus(count(outcome.get()));
                lines.append(results.line(row, delivered(outcome.get())));
                if (needed && outcome.get() instanceof Outcome.Created created) {
                    made.add(created.id());
                }
                Values.deadLetterId(row).ifPresent(id -> corrected.add(new Attempt.Delivered(id, outcome.get())));
            } else {
                var deadLetter = kept(dead, row.number());
                counts = counts.plus(new Counts(0, 0, 0, 1));
                lines.append(results.line(row, dead(deadLetter.failure())));
                deadLetters.add(deadLetter);
            }
        }
        return new Settlement(
                shipment.load().loading().orElseThrow().id(),
                range,
                counts,
                lines.toString().getBytes(StandardCharsets.UTF_8),
                deadLetters,
                corrected,
                shipment.bytesRead(),
                shipment.load().messagesOf(range),
                made);
    }

    private static RowResult delivered(Outcome outcome) {
        if (outcome instanceof Outcome.Created created) {
            return new RowResult(RowResult.DELIVERED, created.id(), "created", "", "");
        }
        return outcome instanceof Outcome.Updated updated
                ? new RowResult(RowResult.DELIVERED, updated.id(), "updated", "", "")
                : deleted((Outcome.Deleted) outcome);
    }

    private static RowResult deleted(Outcome.Deleted deleted) {
        return new RowResult(
                RowResult.DELIVERED, deleted.id(), "deleted", "", deleted.already() ? DELETED_ALREADY : "");
    }

    private static RowResult dead(Failure failure) {
        return new RowResult("dead letter", "", "", failure.code(), failure.message());
    }

    private static NewDeadLetter kept(Map<Long, NewDeadLetter> dead, long row) {
        return Optional.ofNullable(dead.get(row))
                .orElseThrow(() -> new IllegalStateException("Row " + row + " has no outcome and is no dead letter."));
    }

    private static boolean isDelivered(Outcome outcome) {
        return !(outcome instanceof Outcome.Refused) && !(outcome instanceof Outcome.Unanswered);
    }

    private static Counts count(Outcome outcome) {
        if (outcome instanceof Outcome.Created) {
            return new Counts(1, 0, 0, 0);
        }
        return outcome instanceof Outcome.Updated ? new Counts(0, 1, 0, 0) : new Counts(0, 0, 1, 0);
    }
}
