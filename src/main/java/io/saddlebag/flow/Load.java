package io.saddlebag.flow;

import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Loading;
import io.saddlebag.ledger.Sent;
import io.saddlebag.records.ResultLines;
import io.saddlebag.records.Rows;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.Field;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Target;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One file on its way to Salesforce: what the threads that carry its chunks share. */
public final class Load {

    private final Flow flow;
    private final Path file;
    private final Optional<Rows> rows;
    private final Describing describing;
    private final Instant begun;
    private final KeyOrder order = new KeyOrder();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Optional<ObjectDescribe> describe = Optional.empty();
    private volatile Optional<Target> target = Optional.empty();
    private volatile Optional<Loading> loading = Optional.empty();
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile Optional<BrokenOff> unreadable = Optional.empty();
    private volatile List<Sent> sentBefore = List.of();
    private volatile long rowsRead;
    private volatile Path destination;
    private Counts counts = Counts.NONE;

    private Load(Flow flow, Path file, Optional<Rows> rows, Describing describing, Instant begun) {
        this.flow = flow;
        this.file = file;
        this.rows = rows;
        this.describing = describing;
        this.begun = begun;
        this.destination = file;
    }

    static Load of(Flow flow, Path file, Rows rows, Describing describing, Instant begun) {
        return new Load(flow, file, Optional.of(rows), describing, begun);
    }

    /** A file of which not one row can be read. */
    static Load unreadable(Flow flow, Path file, BrokenOff why, Describing describing, Instant begun) {
        var load = new Load(flow, file, Optional.empty(), describing, begun);
        load.brokeOff(why);
        return load;
    }

    public Flow flow() {
        return flow;
    }

    Path file() {
        return file;
    }

    String name() {
        return file.getFileName().toString();
    }

    Rows rows() {
        return rows.orElseThrow();
    }

    /** How the results file of this load is written. */
    ResultLines resultLines() {
        return new ResultLines(rows().format(), rows().columns());
    }

    void closeRows() {
        rows.ifPresent(Rows::close);
    }

    public Describing describing() {
        return describing;
    }

    Instant begun() {
        return begun;
    }

    KeyOrder order() {
        return order;
    }

    /** Whether Salesforce must still be asked for the fields of the flow's object. */
    public boolean undescribed() {
        return target.isEmpty() && trouble.isEmpty() && rows.isPresent();
    }

    /** From here on records may be sent. */
    void describedAs(ObjectDescribe object) {
        var key = object.field(flow.key());
        describe = Optional.of(object);
        target = Optional.of(new Target(
                object.name(),
                flow.operation(),
                flow.key(),
                key.map(Field::unique).orElse(false),
                key.map(Field::caseSensitive).orElse(false),
                key.map(Field::quotedInSoql).orElse(true)));
    }

    public Target target() {
        return target.orElseThrow();
    }

    boolean readyToBegin() {
        return target.isPresent() && trouble.isEmpty();
    }

    /** The field that holds a parent's Id: {@code Account} → {@code AccountId}. */
    String parentIdField(String relationship) {
        return describe.orElseThrow().relationship(relationship).orElseThrow().name();
    }

    /** @param sent what left in an earlier process, without an outcome that anybody heard */
    void begin(Loading begunLoading, List<Sent> sent) {
        loading = Optional.of(begunLoading);
        sentBefore = List.copyOf(sent);
        add(begunLoading.counts());
    }

    /** Whether this row left in an earlier process that ended before it heard the answer. */
    boolean leftBefore(long row) {
        return sentBefore.stream()
                .anyMatch(
                        sent -> sent.rows().first() <= row && row <= sent.rows().last());
    }

    Optional<Loading> loading() {
        return loading;
    }

    /** Whether calls with rows that are still open may have left in a process that ended before it heard the answer. */
    boolean mayHaveLeft() {
        return loading.orElseThrow().resumed();
    }

    /** No further chunk is read; those under way end as they can. The first trouble is the one that is told. */
    synchronized void stop(Trouble why) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(why);
        }
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    void brokeOff(BrokenOff why) {
        unreadable = Optional.of(why);
    }

    Optional<BrokenOff> unreadable() {
        return unreadable;
    }

    void read(long row) {
        rowsRead = row;
    }

    long rowsRead() {
        return rowsRead;
    }

    synchronized void add(Counts more) {
        counts = counts.plus(more);
    }

    synchronized Counts counts() {
        return counts;
    }

    void called(int times) {
        calls.addAndGet(times);
    }

    int calls() {
        return calls.get();
    }

    /** Where the file goes when its exchange ends well. */
    public String destination() {
        return destination.toString();
    }

    void goesTo(Path place) {
        destination = place;
    }
}
