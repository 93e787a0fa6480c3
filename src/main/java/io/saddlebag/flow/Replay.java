package io.saddlebag.flow;

import static java.util.Comparator.comparingLong;

import io.saddlebag.ledger.Attempt;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Sent;
import io.saddlebag.records.Chunk;
import io.saddlebag.records.ResultLines;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dead letters of one flow on their way through the same door as a file, and what became of them. */
public final class Replay implements Carrier {

    private final Flow flow;
    private final List<DeadLetter> deadLetters;
    private final boolean overwrite;
    private final List<Attempt> attempts = new ArrayList<>();

    /**
     * In the order in which the rows were read, since of rows with one key the last must stand: chunks that failed together
     * may have become dead letters in any order.
     *
     * @param overwrite whether records that were changed in Salesforce since are overwritten
     */
    Replay(Flow flow, List<DeadLetter> deadLetters, boolean overwrite) {
        this.flow = flow;
        this.deadLetters = deadLetters.stream()
                .sorted(comparingLong(DeadLetter::source)
                        .thenComparingLong(deadLetter -> deadLetter.row().number()))
                .toList();
        this.overwrite = overwrite;
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
