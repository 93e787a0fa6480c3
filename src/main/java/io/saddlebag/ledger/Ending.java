package io.saddlebag.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Ends a source, but only when its books balance. */
record Ending(long source, long rowsRead, SourceState state, Optional<String> reason) {

    static Ending done(long source, long rowsRead) {
        return new Ending(source, rowsRead, SourceState.DONE, Optional.empty());
    }

    static Ending rejected(long source, long rowsRead, String reason) {
        return new Ending(source, rowsRead, SourceState.REJECTED, Optional.of(reason));
    }

    /** The results file that needs not stay open any more. */
    Optional<String> apply(Sql sql, Instant now) throws SQLException {
        balance(sql);
        // The counts say it all from here on; the ranges would only make the ledger grow.
        sql.update("delete from settled where source = ?", source);
        return sql.one(
                "update sources set state = ?, reason = coalesce(?, reason), ended = ?, bytes_read = case when ? = 'done' then size "
                        + "else bytes_read end where id = ? returning results",
                row -> row.getString(1),
                state,
                reason,
                now,
                state,
                source);
    }

    private void balance(Sql sql) throws SQLException {
        var counts = sql.one(
                        "select created, updated, deleted, dead from sources where id = ? and state = 'loading'",
                        SourceRow::counts,
                        source)
                .orElseThrow(() -> new IllegalStateException("Source " + source + " is not being loaded."));
        var settled = Ranges.of(sql, source);
        if (!settled.areAll(rowsRead) || counts.total() != rowsRead) {
            throw new IllegalStateException("Source " + source + " cannot be ended: " + rowsRead + " rows were read, "
                    + counts.total() + " have an outcome (" + counts + "), settled are " + settled.ranges() + ".");
        }
    }
}
