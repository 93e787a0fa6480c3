package io.saddlebag.flow;

import io.saddlebag.files.OpenedFile;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Left;
import io.saddlebag.ledger.Loading;
import io.saddlebag.ledger.Message;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Sent;
import io.saddlebag.mapping.Fitting;
import io.saddlebag.mapping.MembersSeen;
import io.saddlebag.records.ResultLines;
import io.saddlebag.records.Row;
import io.saddlebag.records.Rows;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.salesforce.Target;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One file, or one sitting at a queue, on its way to Salesforce: what the threads that carry its chunks share. */
public final class Load {

    private static final Logger LOG = LoggerFactory.getLogger(Load.class);

    private final Flow flow;
    private final String name;
    private final Path file;
    private final Optional<OpenedFile> opened;
    private final Optional<Rows> rows;
    private final Optional<Carrier> carrier;
    private final ParentQuestions parents = new ParentQuestions();
    private volatile Describing describing;
    private final Instant begun;
    private final KeyOrder order = new KeyOrder();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final Trial trial = new Trial();
    private volatile DeadLetterLog deadLetterLog = new DeadLetterLog();
    private final MembersSeen members;
    private volatile Optional<ObjectDescribe> describe = Optional.empty();
    private volatile Fitting fitting = Fitting.NONE;
    private volatile Optional<Target> target = Optional.empty();
    private volatile Optional<Loading> loading = Optional.empty();
    private volatile Optional<ResultLines> resultLines = Optional.empty();
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile Optional<Obstacle> obstacle = Optional.empty();
    private volatile Optional<BrokenOff> unreadable = Optional.empty();
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private final SentBefore sentBefore = new SentBefore();
    private volatile long rowsRead;
    private volatile Optional<Path> destination = Optional.empty();
    private Counts counts = Counts.NONE;
    private volatile List<String> notices = List.of();
    private volatile Runnable whenMoved = () -> {};
    private volatile boolean ended;
    private final AtomicInteger failedSteps = new AtomicInteger();

    private Load(
            Flow flow,
            String name,
            Path file,
            Optional<OpenedFile> opened,
            Optional<Rows> rows,
            Optional<Carrier> carrier,
            Describing describing,
            Instant begun) {
        this.flow = flow;
        this.name = name;
        this.file = file;
        this.opened = opened;
        this.rows = rows;
        this.carrier = carrier;
        this.describing = describing;
        this.begun = begun;
        this.members = new MembersSeen(flow.mapping());
    }

    private Load(Flow flow, OpenedFile file, Optional<Rows> rows, Describing describing, Instant begun) {
        this(flow, nameOf(file.path()), file.path(), Optional.of(file), rows, Optional.empty(), describing, begun);
    }

    static Load of(Flow flow, OpenedFile file, Rows rows, Describing describing, Instant begun) {
        return new Load(flow, file, Optional.of(rows), describing, begun);
    }

    /** Messages of a queue, whose rows come with their chunks. */
    public static Load of(Flow flow, String queue, Carrier carrier, Describing describing, Instant begun) {
        return new Load(
                flow, queue, Path.of(""), Optional.empty(), Optional.empty(), Optional.of(carrier), describing, begun);
    }

    /** A file of which not one row can be read. */
    static Load unreadable(Flow flow, OpenedFile file, BrokenOff why, Describing describing, Instant begun) {
        var load = new Load(flow, file, Optional.empty(), describing, begun);
        load.brokeOff(why);
        return load;
    }

    /** A file that waits as it is: this machine is in the way. */
    static Load waiting(Flow flow, Path file, Describing describing, Instant begun) {
        return new Load(
                flow, nameOf(file), file, Optional.empty(), Optional.empty(), Optional.empty(), describing, begun);
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }

    public Flow flow() {
        return flow;
    }

    boolean isFile() {
        return carrier.isEmpty();
    }

    Path file() {
        return file;
    }

    /** The file that all of its bytes come from; empty for messages, and for a file that cannot be opened. */
    Optional<OpenedFile> opened() {
        return opened;
    }

    public String name() {
        return name;
    }

    /** What a row came in: the file, or the message. */
    String nameOf(Row row) {
        return carrier.map(each -> each.nameOf(row)).orElse(name);
    }

    Optional<Instant> unlessChangedSince(Row row) {
        return carrier.flatMap(each -> each.unlessChangedSince(row));
    }

    List<Message> messagesOf(RowRange range) {
        return carrier.map(each -> each.messagesOf(range)).orElse(List.of());
    }

    Rows rows() {
        return rows.orElseThrow();
    }

    /** How the results file of this load is written. */
    ResultLines resultLines() {
        return carrier.map(Carrier::resultLines).or(() -> resultLines).orElseGet(this::newResultLines);
    }

    private ResultLines newResultLines() {
        return ResultLines.of(rows().format(), rows().columns(), rows().delimiter());
    }

    /** An earlier process may have begun the results file with another delimiter. */
    void continuesResults(Path results) throws IOException {
        resultLines = Optional.of(newResultLines().continuing(results));
    }

    /** What waits where when the load cannot go on, {@code march.csv waits in the inbox}; empty for a replay. */
    Optional<String> waits() {
        return carrier.map(Carrier::waits).orElseGet(() -> Optional.of(name + " waits in the inbox"));
    }

    /** What members the records of a file have had so far. */
    MembersSeen members() {
        return members;
    }

    void closeRows() {
        rows.ifPresent(Rows::close);
    }

    public Describing describing() {
        return describing;
    }

    public Instant begun() {
        return begun;
    }

    DeadLetterLog deadLetterLog() {
        return deadLetterLog;
    }

    /** Counts them together with those of other loads. */
    void logsDeadLettersIn(DeadLetterLog log) {
        deadLetterLog = log;
    }

    /** The keys that were written although something newer might have been there: it was not, or it was of this load. */
    Set<String> written() {
        return written;
    }

    KeyOrder order() {
        return order;
    }

    /** Whether Salesforce must still be asked for the fields of the flow's object, or for those of a parent. */
    public boolean undescribed() {
        return (target.isEmpty() || parents.open().isPresent())
                && trouble.isEmpty()
                && (rows.isPresent() || carrier.isPresent());
    }

    /** What Salesforce is to be asked for next. */
    public String describes() {
        return parents.open().orElse(flow.object());
    }

    ParentQuestions parents() {
        return parents;
    }

    /** From here on records may be sent, unless a parent is to be described first. */
    void describedAs(ObjectDescribe object, Function<String, Optional<ObjectDescribe>> known) {
        describe = Optional.of(object);
        fitting = new DescribedFields(flow, object, known);
        parents.ask(NamedParents.in(this), parent -> known.apply(parent).isPresent());
        describing = parents.open().map(parent -> describing.of(parent)).orElse(describing);
        var key = flow.operation() == Operation.INSERT ? flow.unique() : flow.key();
        target = Optional.of(Target.of(object, flow.operation(), key));
    }

    /** What Salesforce says of the flow's object. */
    ObjectDescribe object() {
        return describe.orElseThrow();
    }

    public Target target() {
        return target.orElseThrow();
    }

    /** What the mapping may know of the fields of the object. */
    Fitting fitting() {
        return fitting;
    }

    public boolean readyToBegin() {
        return target.isPresent() && trouble.isEmpty();
    }

    /** The field that holds a parent's Id: {@code Account} → {@code AccountId}. */
    String parentIdField(String relationship) {
        return describe.orElseThrow().relationship(relationship).orElseThrow().name();
    }

    /** @param sent what left in an earlier process, without an outcome that anybody heard */
    public void begin(Loading begunLoading, List<Sent> sent) {
        loading = Optional.of(begunLoading);
        sent.forEach(sentBefore::add);
        add(begunLoading.counts());
    }

    /** How this row left, in an earlier process that ended before it heard the answer; empty when it did not. */
    Optional<Left> leftBefore(long row) {
        return sentBefore.left(row);
    }

    /** The rows that left in calls that are known. */
    List<Left> interrupted() {
        return sentBefore.known();
    }

    /** What was found out about a row that left before. */
    void judged(long row, Verdict verdict) {
        sentBefore.judged(row, verdict);
    }

    Verdict verdict(long row) {
        return sentBefore.verdict(row);
    }

    /** The same for rows of which only their carrier knows, a message that was delivered before and has no id. */
    public void mayHaveLeft(Sent rows) {
        sentBefore.add(rows);
    }

    public Optional<Loading> loading() {
        return loading;
    }

    /** Whether calls with rows that are still open may have left in a process that ended before it heard the answer. */
    boolean mayHaveLeft() {
        return loading.map(Loading::resumed).orElse(false);
    }

    Trial trial() {
        return trial;
    }

    /**
     * No further chunk is read; those under way end as they can. The first trouble is the one that is told. A stop of the
     * process changes nothing of a load whose file is on its way out of the inbox.
     */
    public synchronized void stop(Trouble why) {
        if (trouble.isEmpty() && !(destination.isPresent() && why.kind() == Trouble.Kind.STOPPING)) {
            trouble = Optional.of(placed(why));
        }
        trial.ends();
    }

    /** What only this flow meets is told with the place of the flow; the mistakes in it have their own. */
    private Trouble placed(Trouble why) {
        return why.kind() == Trouble.Kind.REFUSED
                ? new Trouble(
                        why.kind(), ShippedRoute.told(flow.place() + ": " + why.what(), flow.place()), why.until())
                : why;
    }

    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** The disk refuses to read the file, or the rest of it: that is no trouble of the flow's other files. */
    void cannotBeRead(IOException cause) {
        var why = Obstacle.unreadable(cause);
        obstacle = Optional.of(why);
        stop(new Trouble(Trouble.Kind.FILE, "it " + why.what() + ". " + why.cure(), Optional.empty()));
    }

    Optional<Obstacle> obstacle() {
        return obstacle;
    }

    void brokeOff(BrokenOff why) {
        unreadable = Optional.of(new BrokenOff(ShippedRoute.told(why.problem(), flow.place()), why.rest()));
    }

    Optional<BrokenOff> unreadable() {
        return unreadable;
    }

    /** Its rows cannot be read any further, for a reason that nobody planned. */
    void failed(RuntimeException why) {
        if (isFile() && why instanceof UncheckedIOException disk) {
            cannotBeRead(disk.getCause());
            return;
        }
        failure = Optional.of(why);
        trial.ends();
    }

    Optional<RuntimeException> failure() {
        return failure;
    }

    /** Lets the load's own exchange end with what went wrong, now that each of its chunks has ended. */
    void rethrow() {
        failure.ifPresent(why -> {
            throw why;
        });
    }

    void read(long row) {
        rowsRead = row;
    }

    long rowsRead() {
        return rowsRead;
    }

    long blankRows() {
        return rows.map(Rows::blankRows).orElse(0L);
    }

    /** What a person should look at, though every row has its outcome. */
    List<String> notices() {
        return notices;
    }

    void note(String notice) {
        notices = Stream.concat(notices.stream(), Stream.of(notice)).toList();
    }

    synchronized void add(Counts more) {
        counts = counts.plus(more);
    }

    public synchronized Counts counts() {
        return counts;
    }

    void called(int times) {
        calls.addAndGet(times);
    }

    public int calls() {
        return calls.get();
    }

    /** Says what is to be done in the ledger when the file has been moved. */
    void whenMoved(Runnable ending) {
        whenMoved = ending;
    }

    void moved() {
        whenMoved.run();
    }

    /**
     * Where the file goes when its exchange ends well.
     *
     * @throws IllegalStateException when the load has not ended: Camel then leaves the file where it is
     */
    public String destination() {
        return destination
                .orElseThrow(() -> new IllegalStateException(name + " has not ended, so it goes nowhere."))
                .toString();
    }

    /** It is closed: what fails from here on changes nothing of it. */
    void ends() {
        ended = true;
    }

    /** For the route configuration, which lets such an exchange end well. */
    public boolean isEnded() {
        return ended;
    }

    /** A step that a user has added failed after the rows before it were written down. One line for the first is enough. */
    void stepFailed(String why) {
        boolean first = failedSteps.incrementAndGet() == 1;
        LOG.atLevel(first ? Level.WARN : Level.DEBUG)
                .log(
                        "{}: {}: a step behind the delivery failed ({}). The rows are written down, and the load goes on."
                                + " A step that tells somebody belongs in routes/notify.camel.yaml.",
                        flow.id(),
                        name,
                        why);
    }

    /** All of its rows have their outcome, also where the stop of the process began this very moment. */
    synchronized void goesTo(Path place) {
        destination = Optional.of(place);
        trouble = Optional.empty();
    }
}
