package io.saddlebag.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one writer. All the work that waits is carried out in one transaction: bytes for the results files are written and
 * synced, then the transaction commits, and each thread goes on.
 *
 * <p>A thread of its own does it, so that nobody who has been served must wait for the next commit, and an interrupt of a
 * thread that delivers never meets a half-written file.
 */
final class GroupCommit implements AutoCloseable {

    private final Sql sql;
    private final ResultsFiles results;
    private final Book.Work<?> alongside;
    private final BlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
    private final Pending<Void> end = new Pending<>((sql, appends) -> null);
    private final Thread thread = new Thread(this::writeUntilClosed, "ledger");
    private volatile Optional<String> trouble = Optional.empty();
    private boolean closed;

    private GroupCommit(Sql sql, ResultsFiles results, Book.Work<?> alongside) {
        this.sql = sql;
        this.results = results;
        this.alongside = alongside;
    }

    /** @param alongside work that goes into every commit and is worth none of its own */
    static GroupCommit start(Sql sql, ResultsFiles results, Book.Work<?> alongside) {
        var commit = new GroupCommit(sql, results, alongside);
        commit.thread.setDaemon(true);
        commit.thread.start();
        return commit;
    }

    <T> T write(Book.Work<T> work) {
        var pending = new Pending<>(work);
        enqueue(pending);
        return pending.await();
    }

    /** What waits is committed first. */
    @Override
    public void close() throws SQLException {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            enqueue(end);
            closed = true;
        }
        end.await();
        sql.close();
    }

    private void enqueue(Pending<?> pending) {
        synchronized (waiting) {
            if (closed) {
                throw new IllegalStateException("The ledger is closed.");
            }
            waiting.add(pending);
        }
    }

    private void writeUntilClosed() {
        var batch = new ArrayList<Pending<?>>();
        while (!batch.contains(end)) {
            batch.clear();
            batch.add(next());
            waiting.drainTo(batch);
            commitOrFail(batch);
        }
    }

    private Pending<?> next() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                // Only close() ends this thread.
            }
        }
    }

    /** Whatever happens, nobody is left waiting. */
    private void commitOrFail(List<Pending<?>> batch) {
        try {
            commit(batch);
            trouble = Optional.empty();
            batch.forEach(Pending::committed);
        } catch (SQLException e) {
            fail(batch, Trouble.of(e));
        } catch (RuntimeException | Error e) {
            fail(batch, e);
        }
    }

    private void fail(List<Pending<?>> batch, Throwable why) {
        if (why instanceof LedgerUnavailable || why instanceof LedgerDamaged) {
            trouble = Optional.of(why.getMessage());
        }
        batch.forEach(pending -> pending.failed(why));
    }

    /** What was wrong with the disk at the last commit; empty when nothing was. */
    Optional<String> trouble() {
        return trouble;
    }

    private void commit(List<Pending<?>> batch) throws SQLException {
        sql.execute(SqliteFile.BEGIN_WRITING);
        try {
            var appends = new Appends();
            for (var pending : batch) {
                appends.addAll(pending.run(sql));
            }
            alongside.run(sql, appends);
            results.write(appends);
            sql.execute("commit");
        } catch (SQLException | RuntimeException | Error e) {
            undo(e);
            throw e;
        }
    }

    /** A full disk may have undone the transaction already, and SQLite then complains that there is none. */
    private void undo(Throwable cause) {
        try {
            sql.execute("rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
