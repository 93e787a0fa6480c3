package io.saddlebag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The processes that ran the flows. */
public final class Runs {

    private final Book book;

    Runs(Book book) {
        this.book = book;
    }

    /** The new run's id. */
    public long begin(long pid, String version) {
        return book.writeAhead((sql, appends) -> sql.one(
                        "insert into runs (id, pid, version, started) select coalesce(max(id), 0) + 1, ?, ?, ? from runs "
                                + "returning id",
                        row -> row.getLong(1),
                        pid,
                        version,
                        book.now())
                .orElseThrow());
    }

    public void end(long run) {
        book.write((sql, appends) -> sql.update("update runs set ended = ? where id = ?", book.now(), run));
    }

    public Optional<Run> last() {
        return latest(1).stream().findFirst();
    }

    /** The latest first. */
    public List<Run> latest(int count) {
        return book.read(sql -> sql.list("select * from runs order by id desc limit ?", Runs::read, count));
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getLong("pid"),
                row.getString("version"),
                Sql.time(row, "started"),
                Sql.maybeTime(row, "ended"));
    }
}
