package io.saddlebag.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of the queues. A queue never ends, so only the latest are remembered: a broker delivers again what was not
 * committed, and that is always among the last ones.
 */
public final class Messages {

    /** Rows of one flow that are remembered: many times what is under way at once. */
    public static final long REMEMBERED_ROWS = 50_000;

    private final Book book;

    Messages(Book book) {
        this.book = book;
    }

    /** Those of the ids that the flow has met, each with what the ledger knows of its rows. */
    public Map<String, KnownMessage> known(String flow, Collection<String> ids) {
        return book.read(sql -> {
            var known = new HashMap<String, KnownMessage>();
            for (var id : ids) {
                known(sql, flow, id).ifPresent(message -> known.put(id, message));
            }
            return known;
        });
    }

    private static Optional<KnownMessage> known(Sql sql, String flow, String id) throws SQLException {
        var found = sql.one(
                "select m.source, m.first_row, m.last_row, s.state from messages m join sources s on s.id = m.source "
                        + "where m.flow = ? and m.id = ?",
                row -> new KnownMessage(
                        row.getLong(1),
                        new RowRange(row.getLong(2), row.getLong(3)),
                        // An ended source keeps no ranges: all of its rows are settled.
                        "loading".equals(row.getString(4))
                                ? RowRanges.NONE
                                : new RowRanges(List.of(new RowRange(row.getLong(2), row.getLong(3)))),
                        List.of()),
                flow,
                id);
        if (found.isEmpty()) {
            return found;
        }
        var message = found.get();
        var settled = message.isSettled()
                ? message.settled()
                : Ranges.of(sql, message.source()).within(message.rows());
        return Optional.of(new KnownMessage(
                message.source(), message.rows(), settled, failures(sql, message.source(), message.rows())));
    }

    /**
     * Why rows of a message are dead letters, in their order; not those that were delivered since. None for a message with
     * rows that waited for their parent: {@link Originals} says when that is to be copied.
     */
    public List<Failure> failures(long source, RowRange rows) {
        return book.read(sql -> failures(sql, source, rows));
    }

    private static List<Failure> failures(Sql sql, long source, RowRange rows) throws SQLException {
        return Originals.has(sql, source, rows.first()) ? List.of() : unsettled(sql, source, rows);
    }

    static List<Failure> unsettled(Sql sql, long source, RowRange rows) throws SQLException {
        return sql.list(
                "select code, message, fields from dead_letters where source = ? and row_number between ? and ? "
                        + "and state in ('open', 'held') order by row_number",
                row -> new Failure(row.getString(1), row.getString(2), Json.strings(row.getString(3))),
                source,
                rows.first(),
                rows.last());
    }

    /** The highest number that a row of the source was given; 0 for none. */
    public long lastRow(long source) {
        return book.read(sql -> sql.one(
                        "select max(last_row) from (select last_row from settled where source = ? union all "
                                + "select last_row from sent where source = ? union all "
                                + "select last_row from messages where source = ?) as numbered",
                        row -> row.getLong(1),
                        source,
                        source,
                        source)
                .orElse(0L));
    }

    /** Whether rows of a message of the source have no outcome yet, so that it must be delivered again. */
    public boolean hasOpen(long source) {
        return book.read(sql -> sql.exists(
                "select 1 from messages m where m.source = ? and not exists (select 1 from settled s "
                        + "where s.source = m.source and s.first_row <= m.first_row and s.last_row >= m.last_row)",
                source));
    }

    /** Remembers messages before their rows are sent, where a row that was sent must not be sent again. */
    public void arrived(long source, String flow, List<Message> messages) {
        book.writeAhead((sql, appends) -> {
            enter(sql, source, flow, messages);
            return null;
        });
    }

    /** Ends the source of a queue: what comes from now on belongs to another. What is open in it is forgotten. */
    public void end(long source) {
        var results = book.write((sql, appends) -> {
            sql.update(
                    "delete from messages where source = ? and not exists (select 1 from settled s "
                            + "where s.source = messages.source and s.first_row <= messages.first_row "
                            + "and s.last_row >= messages.last_row)",
                    source);
            sql.update("delete from settled where source = ?", source);
            sql.update("delete from sent where source = ?", source);
            Originals.end(sql, source);
            return sql.one(
                    "update sources set state = 'done', ended = ? where id = ? returning results",
                    row -> row.getString(1),
                    book.now(),
                    source);
        });
        results.ifPresent(book.results()::close);
    }

    static void enter(Sql sql, long source, String flow, List<Message> messages) throws SQLException {
        for (var message : messages) {
            if (message.id().isEmpty()) {
                continue;
            }
            sql.update(
                    "insert into messages (flow, id, source, first_row, last_row) values (?, ?, ?, ?, ?) "
                            + "on conflict (flow, id) do update set source = excluded.source, "
                            + "first_row = excluded.first_row, last_row = excluded.last_row",
                    flow,
                    message.id(),
                    source,
                    message.rows().first(),
                    message.rows().last());
        }
    }

    /** Forgets what is long settled. */
    static void forget(Sql sql, long source, String flow, RowRange settled) throws SQLException {
        var oldest = settled.first() - REMEMBERED_ROWS;
        if (oldest > 0) {
            sql.update("delete from messages where source = ? and first_row < ?", source, oldest);
            // What was rolled back got new numbers, and left a gap that nothing will fill.
            sql.update("delete from settled where source = ? and last_row < ?", source, oldest);
            Originals.forget(sql, source, flow, oldest);
        }
        if (oldest <= 0 && settled.last() > REMEMBERED_ROWS) {
            sql.update("delete from messages where flow = ? and source < ?", flow, source);
            Originals.forgetBefore(sql, source, flow);
        }
    }
}
