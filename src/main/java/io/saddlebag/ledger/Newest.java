package io.saddlebag.ledger;

import java.sql.SQLException;
import java.util.Optional;

/** Finds what a dead letter is now, when its corrected row failed as well: an old copy of its file names it still. */
final class Newest {

    private Newest() {}

    /** The same id when the dead letter was not replaced. */
    static String of(Sql sql, String id) throws SQLException {
        var newest = id;
        for (var next = successor(sql, newest); next.isPresent(); next = successor(sql, newest)) {
            newest = next.get();
        }
        return newest;
    }

    private static Optional<String> successor(Sql sql, String id) throws SQLException {
        return sql.one(
                "select note from dead_letters where id = ? and state = 'replaced'", row -> row.getString(1), id);
    }
}
