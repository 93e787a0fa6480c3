package io.saddlebag.flow;

import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Loading;
import io.saddlebag.records.Chunk;
import io.saddlebag.records.Rows;
import io.saddlebag.records.UnreadableFile;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.Field;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Target;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One file on its way to Salesforce: what the threads that carry its chunks share. */
public final class Load {

    private final Flow flow;
    private final Path file;
    private final Rows rows;
    private final Loading loading;
    private final Describing describing;
    private final Instant begun;
    private final KeyOrder order = new KeyOrder();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Optional<Target> target = Optional.empty();
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile Optional<UnreadableFile> unreadable = Optional.empty();
    private volatile Path destination;
    private Counts counts;
    private volatile Optional<ObjectDescribe> describe = Optional.empty();
    private long turns;
    private volatile long rowsRead;

    Load(Flow flow, Path file, Rows rows, Loading loading, Describing describing, Instant begun) {
        this.flow = flow;
        this.file = file;
        this.rows = rows;
        this.loading = loading;
        this.describing = describing;
        this.begun = begun;
        this.counts = loading.counts();
        this.destination = file;
    }

    public Flow flow() {
        return flow;
    }

    public Path file() {
        return file;
    }

    public String name() {
        return file.getFileName().toString();
    }

    Rows rows() {
        return rows;
    }

    Loading loading() {
        return loading;
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
        return target.isEmpty() && trouble.isEmpty();
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

    /** The field that holds a parent's Id: {@code Account} → {@code AccountId}. */
    String parentIdField(String relationship) {
        return describe.orElseThrow().relationship(relationship).orElseThrow().name();
    }

    /** Whether a call with rows of this chunk may have left in a process that ended before it heard the answer. */
    boolean mayHaveLeft(Chunk chunk) {
        return loading.resumed();
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

    void brokeOff(UnreadableFile why) {
        unreadable = Optional.of(why);
    }

    Optional<UnreadableFile> unreadable() {
        return unreadable;
    }

    /** The next chunk's turn, from 0; asked by the one thread that reads. */
    long nextTurn() {
        return turns++;
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

    void called() {
        calls.incrementAndGet();
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
