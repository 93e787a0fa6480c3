package io.saddlebag.ledger;

import java.sql.SQLException;

/** The settled rows of a source in the database, kept as few ranges. */
final class Ranges {

    private Ranges() {}

    static RowRanges of(Sql sql, long source) throws SQLException {
        return new RowRanges(sql.list(
                "select first_row, last_row from settled where source = ? order by first_row",
                row -> new RowRange(row.getLong(1), row.getLong(2)),
                source));
    }

    /**
     * Adds rows, joined with the neighbours they touch.
     *
     * @return the range that now holds them
     * @throws IllegalStateException when one of them is there already
     */
    static RowRange add(Sql sql, long source, RowRange rows) throws SQLException {
        var before = sql.one(
                "select first_row, last_row from settled where source = ? and first_row <= ? order by first_row desc limit 1",
                row -> new RowRange(row.getLong(1), row.getLong(2)),
                source,
                rows.last());
        if (before.isPresent() && before.get().last() >= rows.first()) {
            throw new IllegalStateException(
                    rows + " of source " + source + " cannot be settled: " + before.get() + " are settled already.");
        }
        var after = sql.one(
                "delete from settled where source = ? and first_row = ? returning last_row",
                row -> row.getLong(1),
                source,
                rows.last() + 1);
        var touches = before.filter(range -> range.last() + 1 == rows.first());
        var joined = new RowRange(touches.map(RowRange::first).orElse(rows.first()), after.orElse(rows.last()));
        sql.update(
                "insert into settled (source, first_row, last_row) values (?, ?, ?) "
                        + "on conflict (source, first_row) do update set last_row = excluded.last_row",
                source,
                joined.first(),
                joined.last());
        return joined;
    }
}
