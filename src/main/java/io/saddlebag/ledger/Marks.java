package io.saddlebag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a source that left, in the database: neighbours of one call share a line. */
final class Marks {

    private static final String ID_SEPARATOR = " ";

    private Marks() {}

    /** Of these rows exactly those have left. */
    static void replace(Sql sql, long source, RowRange rows, List<Left> left) throws SQLException {
        clear(sql, source, rows);
        int begin = 0;
        for (int end = 1; end <= left.size(); end++) {
            if (end == left.size() || !left.get(end - 1).isFollowedBy(left.get(end))) {
                insert(sql, source, left.subList(begin, end));
                begin = end;
            }
        }
    }

    /**
     * Removes the marks of these rows. The line of a call that reaches beyond them keeps its other rows: a redelivery cuts
     * chunks at other rows than before. The line of a job stays whole until all of its rows are among them.
     */
    static void clear(Sql sql, long source, RowRange rows) throws SQLException {
        var lines = sql.list(
                "select * from sent where source = ? and first_row <= ? and last_row >= ? "
                        + "and (call is not null or first_row >= ? and last_row <= ?)",
                Line::read,
                source,
                rows.last(),
                rows.first(),
                rows.first(),
                rows.last());
        for (var line : lines) {
            sql.update("delete from sent where source = ? and first_row = ?", source, line.first());
        }
        for (var line : lines) {
            if (line.first() < rows.first()) {
                line.part(line.first(), rows.first() - 1).insert(sql, source);
            }
            if (line.last() > rows.last()) {
                line.part(rows.last() + 1, line.last()).insert(sql, source);
            }
        }
    }

    /** One line of the table. */
    private record Line(
            long first,
            long last,
            Optional<String> job,
            Instant at,
            Optional<String> call,
            Optional<String> user,
            Optional<String> ids) {

        static Line read(ResultSet row) throws SQLException {
            return new Line(
                    row.getLong("first_row"),
                    row.getLong("last_row"),
                    Sql.text(row, "job"),
                    Sql.time(row, "first_at"),
                    Sql.text(row, "call"),
                    Sql.text(row, "sender"),
                    Sql.text(row, "ids"));
        }

        Line part(long from, long to) {
            var some = ids.map(all -> Arrays.stream(all.split(ID_SEPARATOR))
                    .skip(from - first)
                    .limit(to - from + 1)
                    .collect(Collectors.joining(ID_SEPARATOR)));
            return new Line(from, to, job, at, call, user, some);
        }

        void insert(Sql sql, long source) throws SQLException {
            sql.update(
                    "insert into sent (source, first_row, last_row, job, first_at, call, sender, ids) "
                            + "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, first_row) do nothing",
                    source,
                    first,
                    last,
                    job,
                    at,
                    call,
                    user,
                    ids);
        }
    }

    private static void insert(Sql sql, long source, List<Left> run) throws SQLException {
        var first = run.get(0);
        var last = run.get(run.size() - 1);
        sql.update(
                "insert into sent (source, first_row, last_row, first_at, call, sender, ids) values (?, ?, ?, ?, ?, ?, ?) "
                        + "on conflict (source, first_row) do update set last_row = excluded.last_row, "
                        + "first_at = excluded.first_at, call = excluded.call, sender = excluded.sender, ids = excluded.ids",
                source,
                first.row(),
                last.row(),
                first.at(),
                first.call(),
                first.user(),
                first.id().isEmpty()
                        ? Optional.empty()
                        : Optional.of(run.stream().map(Left::id).collect(Collectors.joining(ID_SEPARATOR))));
    }

    static List<Sent> of(Sql sql, long source) throws SQLException {
        return sql.list("select * from sent where source = ? order by first_row", Marks::read, source);
    }

    private static Sent read(ResultSet row) throws SQLException {
        var rows = new RowRange(row.getLong("first_row"), row.getLong("last_row"));
        var at = Instant.ofEpochMilli(row.getLong("first_at"));
        return new Sent(rows, Sql.text(row, "job"), at, left(rows, at, row));
    }

    private static List<Left> left(RowRange rows, Instant at, ResultSet row) throws SQLException {
        var call = Sql.text(row, "call");
        if (call.isEmpty()) {
            return List.of();
        }
        var user = Sql.text(row, "sender").orElse("");
        var ids = Sql.text(row, "ids").map(text -> text.split(ID_SEPARATOR));
        var left = new ArrayList<Left>();
        for (long number = rows.first(); number <= rows.last(); number++) {
            int place = (int) (number - rows.first());
            left.add(new Left(
                    number, call.get(), at, user, ids.map(all -> all[place]).orElse("")));
        }
        return left;
    }
}
