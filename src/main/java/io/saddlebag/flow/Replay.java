package io.saddlebag.flow;

import static java.util.Comparator.comparingLong;

import io.saddlebag.ledger.Attempt;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.Doubt;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Left;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Sent;
import io.saddlebag.records.Chunk;
import io.saddlebag.records.ResultLines;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.Departure;
import io.saddlebag.salesforce.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dead letters of one flow on their way through the same door as a file, and what became of them. */
public final class Replay implements Carrier {

    private final Flow flow;
    private final List<DeadLetter> deadLetters;
    private final boolean overwrite;
    private final Map<String, Doubt> doubts;
    private final List<Attempt> attempts = new ArrayList<>();

    /**
     * In the order in which the rows were read, since of rows with one key the last must stand: chunks that failed together
     * may have become dead letters in any order.
     *
     * @param overwrite whether records that were changed in Salesforce since are overwritten
     * @param doubts what is known of those that left in a call that was interrupted
     */
    Replay(Flow flow, List<DeadLetter> deadLetters, boolean overwrite, List<Doubt> doubts) {
        this.flow = flow;
        this.deadLetters = deadLetters.stream()
                .sorted(comparingLong(DeadLetter::source)
                        .thenComparingLong(deadLetter -> deadLetter.row().number()))
                .toList();
        this.overwrite = overwrite;
        this.doubts = doubts.stream().collect(Collectors.toMap(Doubt::deadLetter, doubt -> doubt));
    }

    Flow flow() {
        return flow;
    }

    /** The rows, numbered anew: rows of several files may have the same number. */
    Iterator<Turn> turns() {
        return IntStream.iterate(0, first -> first < deadLetters.size(), first -> first + Chunk.ROWS)
                .mapToObj(first -> new Turn(
                        first / Chunk.ROWS,
                        new Chunk(
                                first + 1L,
                                IntStream.range(first, Math.min(first + Chunk.ROWS, deadLetters.size()))
                                        .mapToObj(this::row)
                                        .toList())))
                .iterator();
    }

    private Row row(int place) {
        var row = deadLetters.get(place).row();
        if (row instanceof Row.Cells cells) {
            return new Row.Cells(place + 1L, cells.line(), cells.columns(), cells.cells());
        }
        if (row instanceof Row.Json json) {
            return new Row.Json(place + 1L, json.line(), json.record());
        }
        var misshapen = (Row.Misshapen) row;
        return new Row.Misshapen(
                place + 1L, misshapen.line(), misshapen.raw(), misshapen.what(), misshapen.deadLetterId());
    }

    /** Those of an insert that may be in Salesforce already, and can be looked for there. */
    List<Sent> inDoubt() {
        if (flow.operation() != Operation.INSERT || flow.unique().isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, deadLetters.size())
                .filter(place -> deadLetters.get(place).failure().code().equals(Failure.UNKNOWN_OUTCOME))
                .mapToObj(place -> new Sent(
                        new RowRange(place + 1L, place + 1L),
                        Optional.empty(),
                        deadLetters.get(place).failedInOrg()))
                .toList();
    }

    /** Those that left in a call that was interrupted. */
    List<Sent> left() {
        return places().filter(place -> doubts.containsKey(id(place)))
                .mapToObj(place -> {
                    var doubt = doubts.get(id(place));
                    var row = place + 1L;
                    return new Sent(
                            new RowRange(row, row),
                            Optional.empty(),
                            doubt.at(),
                            List.of(new Left(row, doubt.call(), doubt.at(), doubt.user(), doubt.id())));
                })
                .toList();
    }

    private IntStream places() {
        return IntStream.range(0, deadLetters.size());
    }

    private String id(int place) {
        return deadLetters.get(place).id();
    }

    /** Whether the calls that were interrupted went to this org. */
    boolean isOf(String org) {
        return doubts.values().stream().allMatch(doubt -> doubt.org().equals(org));
    }

    /** By their numbers. */
    Map<Long, Row> rows() {
        return places().mapToObj(this::row).collect(Collectors.toMap(Row::number, row -> row));
    }

    /** Writes down, before a call leaves, which of the rows may be in Salesforce. */
    void leaves(Ledger ledger, Shipment shipment, List<Departure> departures) {
        ledger.deadLetters().leaves(sent(shipment), doubts(shipment, departures));
    }

    /** The same when the calls have ended, for the rows whose answer was lost. */
    void left(Ledger ledger, Shipment shipment) {
        ledger.deadLetters()
                .left(sent(shipment), doubts(shipment, shipment.delivery().unsure()));
    }

    private List<String> sent(Shipment shipment) {
        return shipment.sentRows().stream().map(row -> deadLetter(row).id()).toList();
    }

    private List<Doubt> doubts(Shipment shipment, List<Departure> departures) {
        return shipment.rowsOf(departures).stream().map(this::doubt).toList();
    }

    /** A call is named by one of its dead letters: numbers of rows begin anew in each replay. */
    private Doubt doubt(Left left) {
        var deadLetter = id((int) left.row() - 1);
        return new Doubt(deadLetter, id(0) + "/" + left.call(), left.at(), left.user(), left.id(), "");
    }

    DeadLetter deadLetter(Row row) {
        return deadLetters.get((int) row.number() - 1);
    }

    synchronized void became(List<Attempt> some) {
        attempts.addAll(some);
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Those that no attempt was made for, because the replay was stopped. */
    synchronized List<DeadLetter> untried() {
        var tried = attempts.stream().map(Attempt::id).collect(Collectors.toSet());
        return deadLetters.stream()
                .filter(deadLetter -> !tried.contains(deadLetter.id()))
                .toList();
    }

    @Override
    public String nameOf(Row row) {
        return deadLetter(row).path();
    }

    @Override
    public ResultLines resultLines() {
        throw new IllegalStateException("A replay writes no results file: the ledger has its story.");
    }

    /** The first failure counts: what somebody entered after it is newer than the row. */
    @Override
    public Optional<Instant> unlessChangedSince(Row row) {
        return overwrite ? Optional.empty() : Optional.of(deadLetter(row).failedInOrg());
    }
}
