package io.saddlebag.ledger;

import io.saddlebag.files.Readers;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open database: one writer whose commits are shared by all threads that meet, and one reader beside it, which sees
 * what is committed.
 */
final class Book implements AutoCloseable {

    /** Something to do within a transaction. It may be undone alone, without harm to the others in the same commit. */
    @FunctionalInterface
    interface Work<T> {
        T run(Sql sql, Appends appends) throws SQLException;
    }

    /** Something to look up in one consistent state. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Sql sql) throws SQLException;
    }

    private final Path home;
    private final Clock clock;
    private final InstantSource orgClock;
    private final Readers readers;
    private final Optional<GroupCommit> writer;
    private final DiskTrouble trouble;
    private final Sql reader;
    private final ResultsFiles results;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<String, ApiUsage> usages = new ConcurrentHashMap<>();

    private Book(Path home, Clock clock, InstantSource orgClock, Readers readers, Optional<Sql> writer, Sql reader) {
        this.home = home;
        this.clock = clock;
        this.orgClock = orgClock;
        this.reader = reader;
        this.readers = readers;
        this.results = new ResultsFiles(home, readers);
        // Whoever only leaves a request for the process that runs the flows tells nobody of its own trouble.
        this.trouble = new DiskTrouble(
                writer.filter(sql -> !HomeLock.isTakenElsewhere(home)).map(sql -> DiskNote.in(home)));
        this.writer =
                writer.map(sql -> GroupCommit.start(sql, results, Reserve.in(home), trouble, this::writeAlongside));
    }

    static Book open(Path home, Clock clock, InstantSource orgClock, Readers readers) {
        var file = SqliteFile.in(home);
        NoLedger.refuse(file);
        refuseLost(home, file);
        try {
            var connection = SqliteFile.open(file);
            try {
                if (Migrations.isEmpty(connection)) {
                    EarlierLoads.refuseWithout(home, "is empty");
                }
                Migrations.apply(connection);
                return new Book(home, clock, orgClock, readers, Optional.of(new Sql(connection)), reader(file));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Trouble.of(e);
        } catch (IOException e) {
            throw Trouble.of(SqliteFile.SHOWN, e);
        }
    }

    static Optional<Book> openReadOnly(Path home, Clock clock) {
        var file = SqliteFile.in(home);
        NoLedger.refuse(file);
        refuseLost(home, file);
        if (isMissing(file)) {
            return Optional.empty();
        }
        if (!Files.isReadable(file)) {
            throw new LedgerUnavailable(
                    SqliteFile.SHOWN + " cannot be read. Ask as the user that runs Saddlebag, or look at the folder.",
                    new AccessDeniedException(file.toString()));
        }
        try {
            if (isEmpty(file)) {
                EarlierLoads.refuseWithout(home, "is empty");
                return Optional.empty();
            }
            return Optional.of(new Book(home, clock, clock, Readers.OWNER, Optional.empty(), reader(file)));
        } catch (SQLException e) {
            throw Trouble.of(e);
        }
    }

    Path home() {
        return home;
    }

    Readers readers() {
        return readers;
    }

    Instant now() {
        return clock.instant();
    }

    Moment moment() {
        return new Moment(clock.instant(), orgClock.instant());
    }

    ResultsFiles results() {
        return results;
    }

    /**
     * Does the work and returns when it is durable.
     *
     * @throws LedgerUnavailable when the disk refuses: then none of the work of this commit has happened
     * @throws IllegalStateException when the work itself was refused: the rest of the commit stands
     */
    <T> T write(Work<T> work) {
        return writer().write(work, false);
    }

    /** The same for work that calls follow: refused while the disk has no room for their outcomes, {@link Reserve}. */
    <T> T writeAhead(Work<T> work) {
        return writer().write(work, true);
    }

    private GroupCommit writer() {
        return writer.orElseThrow(() -> new IllegalStateException("This ledger was opened to be read only."));
    }

    /** What is wrong with the disk. */
    DiskTrouble trouble() {
        return trouble;
    }

    /** Keeps the latest usage of an org until somebody commits: worth no commit of its own. */
    void withNextCommit(ApiUsage usage) {
        usages.put(usage.org(), usage);
    }

    <T> T read(Question<T> question) {
        reading.lock();
        try {
            reader.execute("begin");
            try {
                return question.ask(reader);
            } finally {
                // Ends the snapshot; the next question sees what was committed since.
                reader.execute("rollback");
            }
        } catch (SQLException e) {
            throw Trouble.of(e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        reading.lock();
        try {
            reader.close();
            if (writer.isPresent()) {
                writer.get().close();
            }
            results.close();
        } catch (SQLException e) {
            throw Trouble.of(e);
        } finally {
            reading.unlock();
        }
    }

    private Void writeAlongside(Sql sql, Appends appends) throws SQLException {
        for (var lost : results.lost().entrySet()) {
            LeftFiles.leave(sql, flowOf(lost.getKey()), lost.getKey(), lost.getValue(), clock.instant());
        }
        for (var usage : usages.values()) {
            ApiUsages.write(sql, usage);
            usages.remove(usage.org(), usage);
        }
        return null;
    }

    private static void refuseLost(Path home, Path file) {
        if (isMissing(file)) {
            EarlierLoads.refuseWithout(home, Files.exists(file) ? "is empty" : "is missing");
        }
    }

    /** A process that is killed as it makes the file leaves an empty one. */
    private static boolean isMissing(Path file) {
        return Files.notExists(file)
                || Files.isRegularFile(file) && file.toFile().length() == 0;
    }

    private static boolean isEmpty(Path file) throws SQLException {
        try (var connection = SqliteFile.openReadOnly(file)) {
            return Migrations.isEmpty(connection);
        }
    }

    /** {@code contacts} of {@code results/contacts/march.results.csv}. */
    private static String flowOf(String results) {
        return results.split("/")[1];
    }

    private static Sql reader(Path file) throws SQLException {
        var connection = SqliteFile.openReadOnly(file);
        try {
            Migrations.check(connection);
            return new Sql(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
