package io.saddlebag.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Enters rows that could not be delivered, within a transaction. */
final class Failing {

    private record Begins(DeadLetterState state, String event, Optional<String> note, Optional<Waiting> waiting) {

        static Begins as(NewDeadLetter.Fate fate) {
            if (fate instanceof NewDeadLetter.Fate.Held held) {
                return new Begins(DeadLetterState.HELD, "held", Optional.of(held.why()), Optional.empty());
            }
            if (fate instanceof NewDeadLetter.Fate.Waits waits) {
                return new Begins(DeadLetterState.WAITING, "waiting", Optional.empty(), Optional.of(waits.waiting()));
            }
            return new Begins(DeadLetterState.OPEN, "failed", Optional.empty(), Optional.empty());
        }
    }

    /** @param firstFailed by Salesforce's clock: its correction overwrites nothing that was changed since, however often it fails */
    private record Replaced(long attempts, long source, long row, Optional<Instant> firstFailed) {}

    private Failing() {}

    /** @param message the message that the row came in; empty for a row of a file */
    static void enter(Sql sql, long source, String flow, Optional<String> message, NewDeadLetter dead, Moment now)
            throws SQLException {
        var begins = Begins.as(dead.fate());
        var replaced = dead.descends().isPresent() ? replace(sql, dead, now.here()) : Optional.<Replaced>empty();
        insert(sql, source, flow, message, dead, begins, replaced, now);
        Story.add(
                sql,
                dead.id(),
                now.here(),
                begins.event(),
                Optional.of(dead.failure().code()),
                begins.note()
                        .map(advice -> dead.failure().message() + " " + advice)
                        .orElse(dead.failure().message()));
    }

    /** The row was a correction of an older dead letter: that one gives way to this one, which goes on with its count and age. */
    private static Optional<Replaced> replace(Sql sql, NewDeadLetter dead, Instant now) throws SQLException {
        var oldId = Newest.of(sql, dead.descends().orElseThrow());
        var old = sql.one(
                "update dead_letters set state = 'replaced', note = ? where id = ? "
                        + "and state in ('open', 'held', 'waiting', 'replaying') returning attempts, source, row_number, first_failed_in_org",
                row -> new Replaced(
                        row.getLong(1), row.getLong(2), row.getLong(3), Sql.maybeTime(row, "first_failed_in_org")),
                dead.id(),
                oldId);
        if (old.isEmpty()) {
            return Optional.empty();
        }
        Story.add(
                sql,
                oldId,
                now,
                "replaced",
                Optional.of(dead.failure().code()),
                "Its corrected row failed too and is now " + dead.id() + ".");
        Story.touch(sql, old.get().source());
        Originals.ended(sql, old.get().source(), old.get().row());
        return old;
    }

    private static void insert(
            Sql sql,
            long source,
            String flow,
            Optional<String> message,
            NewDeadLetter dead,
            Begins begins,
            Optional<Replaced> replaced,
            Moment now)
            throws SQLException {
        var row = StoredRow.of(dead.row());
        sql.update(
                "insert into dead_letters (id, source, flow, row_number, line, row_kind, row_text, row_fault, record, code, "
                        + "message, fields, attempts, first_failed, last_failed, first_failed_in_org, state, note, waits_for, "
                        + "waits_until, descends, message_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                dead.id(),
                source,
                flow,
                dead.row().number(),
                dead.row().line(),
                row.kind(),
                row.text(),
                row.fault(),
                dead.record().map(Json::text),
                dead.failure().code(),
                dead.failure().message(),
                Json.text(dead.failure().fields()),
                replaced.map(Replaced::attempts).orElse(0L) + 1,
                now.here(),
                now.here(),
                replaced.flatMap(Replaced::firstFailed).orElse(now.inOrg()),
                begins.state(),
                begins.note(),
                begins.waiting().map(Waiting::parent),
                begins.waiting().map(Waiting::until),
                dead.descends(),
                message);
    }
}
