package io.saddlebag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The dead letters in the database whose rows left in a call that was interrupted, or is under way. */
final class Doubts {

    private Doubts() {}

    /** The row of a source becomes a dead letter, and what is known of its call goes on with that. */
    static void keep(Sql sql, long source, NewDeadLetter dead) throws SQLException {
        if (!(dead.fate() instanceof NewDeadLetter.Fate.Waits)
                || !Failure.UNKNOWN_OUTCOME.equals(dead.failure().code())) {
            return;
        }
        var row = dead.row().number();
        sql.update(
                "insert into doubts (dead_letter, call, left_at, sender, record_id) "
                        + "select ?, cast(source as text) || ':' || call, first_at, sender, '' from sent "
                        + "where source = ? and first_row <= ? and last_row >= ? and call is not null "
                        + "order by first_at desc limit 1",
                dead.id(),
                source,
                row,
                row);
    }

    /** Of these dead letters exactly those have left. */
    static void replace(Sql sql, List<String> deadLetters, Collection<Doubt> left) throws SQLException {
        for (var id : deadLetters) {
            forget(sql, id);
        }
        for (var doubt : left) {
            sql.update(
                    "insert into doubts (dead_letter, call, left_at, sender, record_id) values (?, ?, ?, ?, ?)",
                    doubt.deadLetter(),
                    doubt.call(),
                    doubt.at(),
                    doubt.user(),
                    doubt.id());
        }
    }

    static Optional<Doubt> of(Sql sql, String deadLetter) throws SQLException {
        return sql.one(
                "select u.*, s.org from doubts u join dead_letters d on d.id = u.dead_letter "
                        + "join sources s on s.id = d.source where u.dead_letter = ?",
                Doubts::read,
                deadLetter);
    }

    private static Doubt read(ResultSet row) throws SQLException {
        return new Doubt(
                row.getString("dead_letter"),
                row.getString("call"),
                Sql.time(row, "left_at"),
                row.getString("sender"),
                row.getString("record_id"),
                row.getString("org"));
    }

    static void forget(Sql sql, String deadLetter) throws SQLException {
        sql.update("delete from doubts where dead_letter = ?", deadLetter);
    }
}
