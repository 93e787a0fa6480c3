package io.saddlebag.ledger;

import io.saddlebag.files.Readers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The durable book of what happened to every row, in {@code state/ledger.db} under the home.
 *
 * <p>One process writes, any number read beside it. All methods may be called from any thread. Whatever records something
 * returns only when a power cut could not undo it.
 */
public final class Ledger implements AutoCloseable {

    private final Book book;
    private final Sources sources;
    private final DeadLetters deadLetters;
    private final DeadLetterBooks deadLetterBooks;
    private final Pauses pauses;
    private final Requests requests;
    private final Runs runs;
    private final ApiUsages apiUsages;
    private final Messages messages;
    private final Originals originals;
    private final KeptWrites kept;
    private final LeftFiles leftFiles;
    private final Events events;

    private Ledger(Book book) {
        this.book = book;
        this.sources = new Sources(book);
        this.deadLetters = new DeadLetters(book);
        this.deadLetterBooks = new DeadLetterBooks(book);
        this.pauses = new Pauses(book);
        this.requests = new Requests(book);
        this.runs = new Runs(book);
        this.apiUsages = new ApiUsages(book);
        this.messages = new Messages(book);
        this.originals = new Originals(book);
        this.kept = new KeptWrites(book, pauses);
        this.leftFiles = new LeftFiles(book);
        this.events = new Events(book);
    }

    /**
     * Opens the ledger, creating it or bringing it to the schema of this version.
     *
     * @throws LedgerDamaged when the file is no ledger, is damaged or newer than this version
     * @throws LedgerUnavailable when it cannot be written now
     */
    public static Ledger open(Path home, Clock clock) {
        return open(home, clock, clock, Readers.OWNER);
    }

    /**
     * The same, where the clock of the org may differ from this machine's.
     *
     * @param orgClock tells the time at Salesforce
     */
    public static Ledger open(Path home, Clock clock, InstantSource orgClock) {
        return open(home, clock, orgClock, Readers.OWNER);
    }

    /** @param readers of the results and dead-letter files */
    public static Ledger open(Path home, Clock clock, InstantSource orgClock, Readers readers) {
        return new Ledger(Book.open(home, clock, orgClock, readers));
    }

    /**
     * Opens the ledger to be read while another process may be writing it; empty when nothing was ever loaded here.
     *
     * @throws LedgerDamaged as {@link #open}
     * @throws LedgerUnavailable when it is of an older version or cannot be read now
     */
    public static Optional<Ledger> openReadOnly(Path home, Clock clock) {
        return Book.openReadOnly(home, clock).map(Ledger::new);
    }

    /** Who may read the results and dead-letter files. */
    public Readers readers() {
        return book.readers();
    }

    public Sources sources() {
        return sources;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public DeadLetterBooks deadLetterBooks() {
        return deadLetterBooks;
    }

    public Pauses pauses() {
        return pauses;
    }

    public Requests requests() {
        return requests;
    }

    public Runs runs() {
        return runs;
    }

    public ApiUsages apiUsages() {
        return apiUsages;
    }

    public Messages messages() {
        return messages;
    }

    public Originals originals() {
        return originals;
    }

    public LeftFiles leftFiles() {
        return leftFiles;
    }

    public Events events() {
        return events;
    }

    /** Why the process that writes this ledger could not, as it noted beside the ledger. */
    public Optional<Pause> notedTrouble() {
        return DiskNote.in(book.home()).read();
    }

    /** For writes that must not be lost. */
    public KeptWrites kept() {
        return kept;
    }

    /** Why the disk takes no writes just now, in one sentence; empty when it does. */
    public Optional<String> trouble() {
        return book.trouble().refusal().map(RuntimeException::getMessage);
    }

    /** The same where it keeps the outcomes of this flow's rows from being written: no call may leave then. */
    public Optional<String> troubleFor(String flow) {
        var trouble = book.trouble();
        return trouble.concerns(flow) ? trouble() : Optional.empty();
    }

    /** For tests, which make its disk small. */
    Book book() {
        return book;
    }

    @Override
    public void close() {
        book.close();
    }
}
