package io.saddlebag.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The one writer. All the work that waits is carried out in one transaction: bytes for the results files are written and
 * synced, then the transaction commits, and each thread goes on.
 *
 * <p>A thread of its own does it, so that nobody who has been served must wait for the next commit, and an interrupt of a
 * thread that delivers never meets a half-written file.
 */
final class GroupCommit implements AutoCloseable {

    private static final long LOOK_AGAIN_SECONDS = 1;

    private final Sql sql;
    private final ResultsFiles results;
    private final Reserve reserve;
    private final Book.Work<?> alongside;
    private final BlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
    private final Pending<Void> end = new Pending<>((sql, appends) -> null, false);
    private final Thread thread = new Thread(this::writeUntilClosed, "ledger");
    private final DiskTrouble trouble;
    private boolean closed;

    private GroupCommit(Sql sql, ResultsFiles results, Reserve reserve, DiskTrouble trouble, Book.Work<?> alongside) {
        this.trouble = trouble;
        this.sql = sql;
        this.results = results;
        this.reserve = reserve;
        this.alongside = alongside;
    }

    /** @param alongside work that goes into every commit and is worth none of its own */
    static GroupCommit start(
            Sql sql, ResultsFiles results, Reserve reserve, DiskTrouble trouble, Book.Work<?> alongside) {
        var commit = new GroupCommit(sql, results, reserve, trouble, alongside);
        if (!reserve.take()) {
            commit.trouble.met(Trouble.full(SqliteFile.SHOWN, null));
        }
        commit.thread.setDaemon(true);
        commit.thread.start();
        return commit;
    }

    /** @param ahead whether calls follow, of which the outcomes must be written as well */
    <T> T write(Book.Work<T> work, boolean ahead) {
        var pending = new Pending<>(work, ahead);
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
        try {
            end.await();
        } catch (LedgerUnavailable e) {
            // Whoever waited for a write was told; nothing else is left to write.
        } finally {
            sql.close();
        }
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
            serve(batch);
        }
    }

    private Pending<?> next() {
        while (true) {
            try {
                var next = trouble.isThere() ? waiting.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS) : waiting.take();
                if (next != null) {
                    return next;
                }
                lookAgain();
            } catch (InterruptedException e) {
                // Only close() ends this thread.
            }
        }
    }

    private void serve(List<Pending<?>> batch) {
        lookAgain();
        // Without the reserve, room that happens to be there is for outcomes.
        boolean allOfIt = !trouble.isThere() || reserve.take();
        commitOrFail(
                allOfIt ? batch : withoutThoseAhead(batch, trouble.refusal().orElseThrow()));
    }

    private static List<Pending<?>> withoutThoseAhead(List<Pending<?>> batch, Throwable why) {
        batch.stream().filter(Pending::isAhead).forEach(pending -> pending.failed(why));
        return batch.stream().filter(pending -> !pending.isAhead()).toList();
    }

    /** After trouble: whether the disk takes again what it refused. */
    private void lookAgain() {
        if (trouble.isThere()
                && reserve.take()
                && trouble.resultsFile().map(results::canBeWritten).orElse(true)
                && canBeWritten()) {
            trouble.isOver();
        }
    }

    private boolean canBeWritten() {
        try {
            sql.execute(SqliteFile.BEGIN_WRITING);
            sql.execute("update schema_version set version = version");
            sql.execute("commit");
            return true;
        } catch (SQLException e) {
            undo(e);
            return false;
        }
    }

    /** Whatever happens, nobody is left waiting. */
    private void commitOrFail(List<Pending<?>> batch) {
        try {
            commit(batch);
            batch.forEach(Pending::committed);
        } catch (SQLException e) {
            failOrUseReserve(batch, Trouble.of(e));
        } catch (RuntimeException | Error e) {
            failOrUseReserve(batch, e);
        }
    }

    private void failOrUseReserve(List<Pending<?>> batch, Throwable why) {
        trouble.met(why);
        boolean full = why instanceof LedgerUnavailable refused && refused.isDiskFull();
        if (full && !batch.stream().allMatch(Pending::isAhead) && reserve.giveUp()) {
            commitOrFail(withoutThoseAhead(batch, why));
        } else if (full && batch.size() > 1) {
            // What is small may have room where all of it together has not.
            batch.forEach(pending -> commitOrFail(List.of(pending)));
        } else {
            batch.forEach(pending -> pending.failed(why));
        }
    }

    /** What is wrong with the disk, since a write was refused and until the disk takes it again. */
    DiskTrouble trouble() {
        return trouble;
    }

    private void commit(List<Pending<?>> batch) throws SQLException {
        sql.execute(SqliteFile.BEGIN_WRITING);
        var appends = new Appends();
        try {
            for (var pending : batch) {
                appends.addAll(pending.run(sql));
            }
            alongside.run(sql, appends);
            results.write(appends);
            sql.execute("commit");
        } catch (SQLException | RuntimeException | Error e) {
            undo(e);
            // A file that is too long does no harm, but takes the room that something else needs.
            results.cutBack(appends);
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
