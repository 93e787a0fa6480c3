package io.saddlebag.ledger;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work of one thread on its way through a shared commit. */
final class Pending<T> {

    private final Book.Work<T> work;
    private final boolean ahead;
    private final CompletableFuture<T> durable = new CompletableFuture<>();
    private T value;
    private RuntimeException refusal;

    /** @param ahead whether calls follow, of which the outcomes must be written as well */
    Pending(Book.Work<T> work, boolean ahead) {
        this.work = work;
        this.ahead = ahead;
    }

    boolean isAhead() {
        return ahead;
    }

    /** Work that refuses is undone alone; trouble of the database is everyone's. */
    Appends run(Sql sql) throws SQLException {
        var appends = new Appends();
        refusal = null;
        sql.execute("savepoint work");
        try {
            value = work.run(sql, appends);
            sql.execute("release savepoint work");
            return appends;
        } catch (RuntimeException e) {
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

    void committed() {
        if (refusal == null) {
            durable.complete(value);
        } else {
            durable.completeExceptionally(refusal);
        }
    }

    void failed(Throwable cause) {
        durable.completeExceptionally(cause);
    }

    /** Waits, through interrupts, too: half the commit's story is no story. */
    T await() {
        try {
            return durable.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }
}
