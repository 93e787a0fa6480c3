package io.saddlebag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads lines of {@code dead_letters}; rows of one source share their header. */
final class DeadLetterRow {

    /** A file, or a message of a queue, as people name it: {@code inbox/contacts/march.csv}, {@code contacts#ID:4711}. */
    static final String PATH =
            "case when d.message_id is null then coalesce(s.moved_to, s.path) else s.path || '#' || d.message_id end as path";

    /** The ledger counts the rows of a queue over all of its messages, which means nothing to a person. */
    private static final String NUMBER =
            "case when s.kind = 'file' then d.row_number else (select d.row_number - m.first_row + 1 from messages m where m.source = d.source "
                    + "and m.first_row <= d.row_number and m.last_row >= d.row_number order by m.first_row desc limit 1) "
                    + "end as number_shown";

    static final String SELECT = "select d.*, " + PATH + ", " + NUMBER
            + ", s.header from dead_letters d join sources s on s.id = d.source where ";

    private final Map<Long, List<String>> headers = new HashMap<>();

    DeadLetter read(ResultSet row) throws SQLException {
        var source = row.getLong("source");
        var header = headers.get(source);
        if (header == null) {
            header = Json.strings(row.getString("header"));
            headers.put(source, header);
        }
        var stored = new StoredRow(row.getString("row_kind"), row.getString("row_text"), Sql.text(row, "row_fault"));
        return new DeadLetter(
                row.getString("id"),
                source,
                row.getString("flow"),
                row.getString("path"),
                stored.row(row.getLong("row_number"), row.getLong("line"), header),
                number(row),
                Sql.text(row, "record").map(Json::map),
                new Failure(row.getString("code"), row.getString("message"), Json.strings(row.getString("fields"))),
                row.getLong("attempts"),
                Sql.time(row, "first_failed"),
                Sql.time(row, "last_failed"),
                Sql.time(row, "first_failed_in_org"),
                Sql.word(DeadLetterState.class, row, "state"),
                Sql.text(row, "note"),
                waiting(row),
                Sql.text(row, "descends"));
    }

    private static OptionalLong number(ResultSet row) throws SQLException {
        var number = row.getLong("number_shown");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static Optional<Waiting> waiting(ResultSet row) throws SQLException {
        var parent = row.getString("waits_for");
        return Sql.maybeTime(row, "waits_until").map(until -> new Waiting(parent, until));
    }
}
