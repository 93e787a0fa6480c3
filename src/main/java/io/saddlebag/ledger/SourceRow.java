package io.saddlebag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a line of the table {@code sources}. */
final class SourceRow {

    private SourceRow() {}

    static Source read(ResultSet row) throws SQLException {
        return new Source(
                row.getLong("id"),
                Sql.word(SourceKind.class, row, "kind"),
                row.getString("flow"),
                row.getString("name"),
                Sql.text(row, "moved_to").orElse(row.getString("path")),
                row.getLong("size"),
                row.getString("fingerprint"),
                row.getString("operation"),
                row.getString("org"),
                row.getString("format"),
                Sql.text(row, "delimiter").map(text -> text.charAt(0)),
                Json.strings(row.getString("header")),
                Sql.word(SourceState.class, row, "state"),
                Sql.text(row, "reason"),
                Sql.time(row, "begun"),
                Sql.maybeTime(row, "ended"),
                counts(row),
                row.getLong("bytes_read"),
                Sql.time(row, "resumed"),
                row.getLong("rows_at_resume"),
                Sql.maybeTime(row, "last_settled"),
                Sql.text(row, "results"),
                Sql.text(row, "dead_file"));
    }

    static Counts counts(ResultSet row) throws SQLException {
        return new Counts(row.getLong("created"), row.getLong("updated"), row.getLong("deleted"), row.getLong("dead"));
    }
}
