package io.saddlebag.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The Ids of the records that were created lately, in the database: as long as an interrupted call may need them. */
final class Made {

    /** A call that leaves now is looked for by whole seconds of a clock that is learned from answers. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    /** No call runs so long. */
    private static final Duration AFTER = Duration.ofDays(1);

    private Made() {}

    static void add(Sql sql, List<String> ids, Instant now) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        sql.update("insert into made (at, ids) values (?, ?)", now, String.join(" ", ids));
        sql.update(
                "delete from made where at < ? and not exists (select 1 from sent s where s.call is not null "
                        + "and made.at between s.first_at - ? and s.first_at + ?) and not exists (select 1 from doubts d "
                        + "where made.at between d.left_at - ? and d.left_at + ?)",
                now.minus(BEFORE),
                BEFORE.toMillis(),
                AFTER.toMillis(),
                BEFORE.toMillis(),
                AFTER.toMillis());
    }

    /** Those that were created since then, and some more. */
    static Set<String> since(Sql sql, Instant time) throws SQLException {
        return sql.list("select ids from made where at >= ?", row -> row.getString(1), time.minus(BEFORE)).stream()
                .flatMap(ids -> Arrays.stream(ids.split(" ")))
                .collect(Collectors.toSet());
    }
}
