package io.saddlebag.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open database: one writer whose commits are shared by all threads that meet, and one reader beside it.
 *
 * <p>Whoever gets the writer's lock first carries out all the work that waits, in one transaction: bytes for the results
 * files are written and synced, then the transaction commits. The others find their work done.
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
    private final Optional<Sql> writer;
    private final Sql reader;
    private final ResultsFiles results;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<String, ApiUsage> usages = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Pending<?>> waiting = new ConcurrentLinkedQueue<>();

    private Book(Path home, Clock clock, Optional<Sql> writer, Sql reader) {
        this.home = home;
        this.clock = clock;
        this.writer = writer;
        this.reader = reader;
        this.results = new ResultsFiles(home);
    }

    static Book open(Path home, Clock clock) {
        var file = SqliteFile.in(home);
        try {
            var connection = SqliteFile.open(file);
            try {
                Migrations.apply(connection);
                return new Book(home, clock, Optional.of(new Sql(connection)), reader(file));
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
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Book(home, clock, Optional.empty(), reader(file)));
        } catch (SQLException e) {
            throw Trouble.of(e);
        }
    }

    Path home() {
        return home;
    }

    Instant now() {
        return clock.instant();
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
        var pending = new Pending<>(work);
        waiting.add(pending);
        writing.lock();
        try {
            if (!pending.finished) {
                commitAllThatWaits();
            }
        } finally {
            writing.unlock();
        }
        return pending.result();
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
        writing.lock();
        reading.lock();
        try {
            results.close();
            reader.close();
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (SQLException e) {
            throw Trouble.of(e);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }

    private void commitAllThatWaits() {
        var batch = new ArrayList<Pending<?>>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        try {
            commit(batch);
        } catch (SQLException e) {
            fail(batch, Trouble.of(e));
        } catch (RuntimeException e) {
            fail(batch, e);
        }
    }

    private void commit(List<Pending<?>> batch) throws SQLException {
        var sql = writer.orElseThrow(() -> new IllegalStateException("This ledger was opened to be read only."));
        sql.execute(SqliteFile.BEGIN_WRITING);
        try {
            var appends = new Appends();
            var seen = List.copyOf(usages.values());
            for (var pending : batch) {
                appends.addAll(pending.run(sql));
            }
            for (var usage : seen) {
                ApiUsages.write(sql, usage);
            }
            results.write(appends);
            sql.execute("commit");
            seen.forEach(usage -> usages.remove(usage.org(), usage));
            batch.forEach(pending -> pending.finished = true);
        } catch (SQLException | RuntimeException e) {
            undo(sql, e);
            throw e;
        }
    }

    /** A full disk may have undone the transaction already, and SQLite then complains that there is none. */
    private static void undo(Sql sql, Exception cause) {
        try {
            sql.execute("rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void fail(List<Pending<?>> batch, RuntimeException cause) {
        for (var pending : batch) {
            pending.refusal = cause;
            pending.finished = true;
        }
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

    /** Work of one thread on its way through the shared commit; guarded by the writer's lock. */
    private static final class Pending<T> {
        private final Work<T> work;
        private T value;
        private RuntimeException refusal;
        private boolean finished;

        Pending(Work<T> work) {
            this.work = work;
        }

        /** Work that refuses is undone alone; trouble of the database is everyone's. */
        Appends run(Sql sql) throws SQLException {
            var appends = new Appends();
            sql.execute("savepoint work");
            try {
                value = work.run(sql, appends);
                sql.execute("release savepoint work");
                return appends;
            } catch (IllegalStateException e) {
                refusal = e;
            } catch (SQLException e) {
                refusal = Trouble.of(e);
                if (!(refusal instanceof IllegalStateException)) {
                    throw e;
                }
            }
            sql.execute("rollback to savepoint work");
            return new Appends();
        }

        T result() {
            if (refusal != null) {
                throw refusal;
            }
            return value;
        }
    }
}
