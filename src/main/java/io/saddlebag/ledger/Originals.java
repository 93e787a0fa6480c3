package io.saddlebag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages with rows that wait for their parent. Each is kept as it came until none of its rows waits; what is a dead
 * letter then is copied to the dead-letter queue, once for the whole message.
 */
public final class Originals {

    private record Ended(long source, RowRange rows, String message) {}

    private final Book book;

    Originals(Book book) {
        this.book = book;
    }

    /** The copies that are to be made, oldest first, at most so many. Those of which a row is being sent again wait for that. */
    public List<DueCopy> due(String flow, int most) {
        return book.read(sql -> {
            var due = new ArrayList<DueCopy>();
            for (var ended : ended(sql, flow, most)) {
                due.add(new DueCopy(
                        ended.source(),
                        ended.rows(),
                        ended.message(),
                        id(sql, ended),
                        Messages.unsettled(sql, ended.source(), ended.rows())));
            }
            return due;
        });
    }

    /** These were copied, or need no copy any more: their messages are forgotten. */
    public void done(List<DueCopy> copies) {
        book.write((sql, appends) -> {
            for (var copy : copies) {
                sql.update(
                        "update originals set message = null, ended = 0 where source = ? and first_row = ?",
                        copy.source(),
                        copy.rows().first());
            }
            return null;
        });
    }

    private static List<Ended> ended(Sql sql, String flow, int most) throws SQLException {
        return sql.list(
                "select source, first_row, last_row, message from originals o where flow = ? and ended = 1 and complete = 1 "
                        + "and not exists (select 1 from dead_letters d where d.source = o.source "
                        + "and d.row_number between o.first_row and o.last_row and d.state in ('waiting', 'replaying')) "
                        + "order by source, first_row limit ?",
                Originals::ended,
                flow,
                most);
    }

    private static Ended ended(ResultSet row) throws SQLException {
        return new Ended(row.getLong(1), new RowRange(row.getLong(2), row.getLong(3)), row.getString(4));
    }

    private static String id(Sql sql, Ended ended) throws SQLException {
        return sql.one(
                        "select min(id) from dead_letters where source = ? and row_number between ? and ?",
                        row -> row.getString(1),
                        ended.source(),
                        ended.rows().first(),
                        ended.rows().last())
                .orElseThrow();
    }

    /** Keeps the messages of a settlement that have a row which waits. */
    static void enter(Sql sql, String flow, Settlement settlement, RowRange settled) throws SQLException {
        for (var message : settlement.messagesThatWait()) {
            sql.update(
                    "insert into originals (source, first_row, last_row, flow, message) values (?, ?, ?, ?, ?) "
                            + "on conflict (source, first_row) do nothing",
                    settlement.source(),
                    message.rows().first(),
                    message.rows().last(),
                    flow,
                    message.whole().get());
        }
        sql.update(
                "update originals set complete = 1 where source = ? and complete = 0 and first_row >= ? and last_row <= ?",
                settlement.source(),
                settled.first(),
                settled.last());
    }

    /** Whether the copy of a message that begins with this row is made from here, or was. */
    static boolean has(Sql sql, long source, long firstRow) throws SQLException {
        return sql.exists("select 1 from originals where source = ? and first_row = ?", source, firstRow);
    }

    /** The dead letter of this row does not wait any longer, or is not being sent again. */
    static void ended(Sql sql, long source, long row) throws SQLException {
        sql.update(
                "update originals set ended = 1 where source = ? and first_row = (select o.first_row from originals o "
                        + "where o.source = ? and o.first_row <= ? order by o.first_row desc limit 1) "
                        + "and last_row >= ? and message is not null",
                source,
                source,
                row,
                row);
    }

    /** No more rows of the source will be settled. */
    static void end(Sql sql, long source) throws SQLException {
        sql.update("update originals set complete = 1 where source = ? and complete = 0", source);
    }

    /** Forgets the copies made of messages that nobody will know again. */
    static void forget(Sql sql, long source, String flow, long oldest) throws SQLException {
        sql.update(
                "delete from originals where message is null and flow = ? and source = ? and first_row < ?",
                flow,
                source,
                oldest);
    }

    /** The same for all sources of the flow before this one. */
    static void forgetBefore(Sql sql, long source, String flow) throws SQLException {
        sql.update("delete from originals where message is null and flow = ? and source < ?", flow, source);
    }
}
