package io.saddlebag.flow;

import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Left;
import io.saddlebag.mapping.MappingResult;
import io.saddlebag.records.Row;
import io.saddlebag.records.Values;
import io.saddlebag.salesforce.Caution;
import io.saddlebag.salesforce.Delivery;
import io.saddlebag.salesforce.DeliveryTerms;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.salesforce.Outcome;
import io.saddlebag.salesforce.SObjectRecord;
import io.saddlebag.salesforce.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/** The bean that turns the rows of a chunk into records and makes their delivery ready. */
public final class MappingStep {

    private final Ledger ledger;
    private final DeliveryTerms terms;
    private final DroppedBack droppedBack;
    private final Map<String, KeyHolders> holders = new ConcurrentHashMap<>();

    public MappingStep(Ledger ledger, DeliveryTerms terms) {
        this.ledger = ledger;
        this.terms = terms;
        this.droppedBack = new DroppedBack(ledger.deadLetters());
    }

    /**
     * Makes the delivery ready. Where it matters, the ledger knows of each call before it leaves which rows it holds, and no
     * sooner, for after a kill each of them is in doubt. Returns when the chunk's turn has come and no earlier chunk
     * holds one of its keys any more.
     */
    public void map(Exchange exchange) throws InterruptedException {
        var load = exchange.getProperty("load", Load.class);
        var shipment = shipment(load, exchange.getMessage().getBody(Turn.class));
        exchange.setProperty("shipment", shipment);
        exchange.setProperty("delivery", shipment.delivery());
        var leave = shipment.enter(holders.computeIfAbsent(
                load.target().object() + "/" + load.target().key(), target -> new KeyHolders()));
        // However the chunk ends, and not before: an outcome that is not written down yet may still be lost.
        exchange.getExchangeExtension().addOnCompletion(new Afterwards(leave));
        shipment.delivery().endsWith(load::trouble);
        var replay = Optional.ofNullable(exchange.getProperty("replay", Replay.class));
        shipment.delivery().beforeLeaving(new Leave(ledger, shipment, replay));
    }

    private Shipment shipment(Load load, Turn turn) {
        var rows = turn.chunk().rows();
        var mapped = new ArrayList<Shipment.Mapped>(rows.size());
        var records = new ArrayList<SObjectRecord>(rows.size());
        var cautions = new ArrayList<Caution>(rows.size());
        for (Row row : rows) {
            var one = mapped(load, row, records.size());
            mapped.add(one);
            if (one instanceof Shipment.Mapped.Sent sent) {
                records.add(sent.record());
                cautions.add(caution(load, row));
            }
        }
        var delivery = new Delivery(load.target(), records, cautions, load.written(), terms);
        return new Shipment(load, turn, mapped, delivery, keys(load, records));
    }

    private Caution caution(Load load, Row row) {
        var left = load.leftBefore(row.number());
        return new Caution(
                unlessChangedSince(load, row),
                left.map(Left::at),
                left.map(Left::id).orElse(""));
    }

    /**
     * A corrected row that was dropped back is as old as its failure, and overwrites nothing newer. In a load that a killed
     * process began this cannot be told: the change may be the row's own.
     */
    private Optional<Instant> unlessChangedSince(Load load, Row row) {
        if (!load.isFile() || load.mayHaveLeft()) {
            return load.unlessChangedSince(row);
        }
        return Values.deadLetterId(row)
                .flatMap(ledger.deadLetters()::newest)
                .filter(deadLetter -> DeadLetterState.UNSETTLED.contains(deadLetter.state()))
                .map(DeadLetter::failedInOrg);
    }

    private static Set<String> keys(Load load, Iterable<SObjectRecord> records) {
        var keys = new HashSet<String>();
        records.forEach(record ->
                load.target().keyOf(record).map(load.target()::normalised).ifPresent(keys::add));
        return keys;
    }

    private Shipment.Mapped mapped(Load load, Row row, int place) {
        if (row instanceof Row.Misshapen misshapen) {
            return new Shipment.Mapped.Rejected(Rejection.misshapen(misshapen.what()));
        }
        if (!load.target().safeToResend()
                && !load.target().reconcilable()
                && load.leftBefore(row.number()).isPresent()
                && !(load.verdict(row.number()) instanceof Verdict.NotStored)) {
            return judged(load, row);
        }
        return droppedBack.held(load, row).orElseGet(() -> fresh(load, row, place));
    }

    /** A row that left before and is not sent again now. */
    private static Shipment.Mapped judged(Load load, Row row) {
        var verdict = load.verdict(row.number());
        if (verdict instanceof Verdict.Stored stored) {
            return new Shipment.Mapped.Found(new Outcome.Created(stored.id()));
        }
        return verdict instanceof Verdict.Later later
                ? new Shipment.Mapped.InDoubt(Rejection.lookedForAt(later.at()), Optional.of(later.at()))
                : new Shipment.Mapped.InDoubt(
                        Rejection.unknownOutcome(((Verdict.Unclear) verdict).reason()), Optional.empty());
    }

    /** What is sent of a row; empty where the mapping rejects it. */
    static Optional<SObjectRecord> recordOf(Load load, Row row) {
        return !(row instanceof Row.Misshapen) && fresh(load, row, 0) instanceof Shipment.Mapped.Sent sent
                ? Optional.of(sent.record())
                : Optional.empty();
    }

    private static Shipment.Mapped fresh(Load load, Row row, int place) {
        var doubt = !load.isFile() && row instanceof Row.Cells cells
                ? HeaderProblems.doubtful(cells, load.flow(), load.fitting())
                : Optional.<String>empty();
        if (doubt.isPresent()) {
            return new Shipment.Mapped.Rejected(
                    Rejection.doubtful(doubt.get(), load.flow().place()));
        }
        var result = load.flow().mapping().map(Values.seen(row), load.fitting());
        if (result instanceof MappingResult.Rejected rejected) {
            return new Shipment.Mapped.Rejected(Rejection.of(rejected.complaints()));
        }
        var record = record(load, (MappingResult.Mapped) result);
        if (load.flow().operation() == Operation.INSERT) {
            return record.fields().values().stream().allMatch(Objects::isNull)
                    ? new Shipment.Mapped.Rejected(Rejection.empty())
                    : new Shipment.Mapped.Sent(record, place);
        }
        return load.target().keyOf(record).isEmpty()
                ? new Shipment.Mapped.Rejected(Rejection.noKey(load.flow().key()))
                : new Shipment.Mapped.Sent(record, place);
    }

    /** A parent whose key was cleared is cleared by its id field, which is the only one that Salesforce takes null for. */
    private static SObjectRecord record(Load load, MappingResult.Mapped mapped) {
        var fields = new KeyTexts(load.flow(), load.object()).trimmed(mapped.fields());
        mapped.clearedParents().forEach(parent -> fields.put(load.parentIdField(parent), null));
        return new SObjectRecord(fields);
    }
}
