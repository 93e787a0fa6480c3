package io.saddlebag.flow;

import static java.util.Comparator.comparingLong;

import io.saddlebag.ledger.Left;
import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.Delivery;
import io.saddlebag.salesforce.Departure;
import io.saddlebag.salesforce.Outcome;
import io.saddlebag.salesforce.SObjectRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A chunk of rows, what the mapping made of each, and the delivery of those that became records. */
public final class Shipment {

    /** What the mapping made of one row: a record with its place in the delivery, or why there is none. */
    sealed interface Mapped {
        record Sent(SObjectRecord record, int place) implements Mapped {}

        record Rejected(Rejection why) implements Mapped {}

        /**
         * It is not sent, because it is in Salesforce already, or may be.
         *
         * @param advice what a person can do
         */
        record Held(Rejection why, String advice) implements Mapped {}

        /** It was sent before, and was found in Salesforce. */
        record Found(Outcome.Created outcome) implements Mapped {}

        /**
         * It was sent before, and nobody can tell what became of it.
         *
         * @param until when it is looked for again, by Salesforce's clock; empty when a person must decide
         */
        record InDoubt(Rejection why, Optional<Instant> until) implements Mapped {}
    }

    private final Load load;
    private final Turn turn;
    private final List<Mapped> mapped;
    private final Delivery delivery;
    private final Set<String> keys;
    private Optional<List<NewDeadLetter>> dead = Optional.empty();
    private boolean written;

    Shipment(Load load, Turn turn, List<Mapped> mapped, Delivery delivery, Set<String> keys) {
        this.load = load;
        this.turn = turn;
        this.mapped = List.copyOf(mapped);
        this.delivery = delivery;
        this.keys = keys;
    }

    Load load() {
        return load;
    }

    List<Row> rows() {
        return turn.chunk().rows();
    }

    long bytesRead() {
        return turn.bytesRead();
    }

    /** From the first row of the chunk to the last. */
    RowRange range() {
        return new RowRange(
                rows().get(0).number(), rows().get(rows().size() - 1).number());
    }

    Mapped mapped(int row) {
        return mapped.get(row);
    }

    public Delivery delivery() {
        return delivery;
    }

    /** What became of a row's record; empty for a rejected row, and while nobody knows. */
    Optional<Outcome> outcome(int row) {
        if (mapped.get(row) instanceof Mapped.Found found) {
            return Optional.of(found.outcome());
        }
        return mapped.get(row) instanceof Mapped.Sent sent ? delivery.outcome(sent.place()) : Optional.empty();
    }

    /** Whether the row needs nothing more from Salesforce. */
    boolean isSettled(int row) {
        return !(mapped.get(row) instanceof Mapped.Sent) || outcome(row).isPresent();
    }

    /** Its rows that may be in Salesforce: those of these records, and those that left before and are not sent again. */
    List<Left> left(List<Departure> departures) {
        var before = IntStream.range(0, mapped.size())
                .filter(i -> !(mapped.get(i) instanceof Mapped.Sent))
                .mapToObj(i -> load.leftBefore(rows().get(i).number()))
                .flatMap(Optional::stream);
        return Stream.concat(before, rowsOf(departures).stream())
                .sorted(comparingLong(Left::row))
                .toList();
    }

    List<Row> sentRows() {
        return IntStream.range(0, mapped.size())
                .filter(i -> mapped.get(i) instanceof Mapped.Sent)
                .mapToObj(rows()::get)
                .toList();
    }

    /** The rows of records that left. A row's call is named by the chunk's first row and its number in the delivery. */
    List<Left> rowsOf(List<Departure> departures) {
        var rowOf = new HashMap<Integer, Long>();
        for (int i = 0; i < mapped.size(); i++) {
            if (mapped.get(i) instanceof Mapped.Sent sent) {
                rowOf.put(sent.place(), rows().get(i).number());
            }
        }
        return departures.stream()
                .map(departure -> new Left(
                        rowOf.get(departure.place()),
                        range().first() + "." + departure.call(),
                        departure.at(),
                        departure.user(),
                        departure.id()))
                .toList();
    }

    /**
     * Waits until no earlier chunk holds one of this one's keys.
     *
     * @return lets the chunks go on that wait for a key of this one
     */
    Runnable enter(KeyHolders holders) throws InterruptedException {
        var mine = load.order().enter(turn.number(), keys, holders);
        return () -> holders.leave(keys, mine);
    }

    /** Its dead letters, which get their ids only once. */
    List<NewDeadLetter> dead(Supplier<List<NewDeadLetter>> find) {
        dead = dead.or(() -> Optional.of(List.copyOf(find.get())));
        return dead.get();
    }

    void written() {
        written = true;
    }

    /** Whether the ledger has all that is known of its rows, so that none of them is sent again. */
    boolean isWritten() {
        return written;
    }
}
