package io.saddlebag.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The append-only story of dead letters in the database. */
final class Story {

    private Story() {}

    static void add(Sql sql, String deadLetter, Instant at, String event, Optional<String> code, String message)
            throws SQLException {
        sql.update(
                "insert into dead_letter_events (dead_letter, number, at, event, code, message) "
                        + "select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from dead_letter_events where dead_letter = ?",
                deadLetter,
                at,
                event,
                code,
                message,
                deadLetter);
    }

    static List<DeadLetterEvent> of(Sql sql, String deadLetter) throws SQLException {
        return sql.list(
                "select at, event, code, message from dead_letter_events where dead_letter = ? order by number",
                row -> new DeadLetterEvent(
                        Sql.time(row, "at"), row.getString("event"), Sql.text(row, "code"), row.getString("message")),
                deadLetter);
    }

    /** The source's dead-letter file is no longer what the ledger says. */
    static void touch(Sql sql, long source) throws SQLException {
        sql.update("update sources set dead_version = dead_version + 1 where id = ?", source);
    }
}
