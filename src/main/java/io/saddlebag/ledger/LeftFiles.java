package io.saddlebag.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Which files flows leave where they are, and why, for {@code status} and health. */
public final class LeftFiles {

    private final Book book;

    LeftFiles(Book book) {
        this.book = book;
    }

    /** Of a file that is left already, the reason becomes the new one. */
    public void leave(String flow, String path, String reason) {
        book.write((sql, appends) -> leave(sql, flow, path, reason, book.now()));
    }

    static int leave(Sql sql, String flow, String path, String reason, Instant now) throws SQLException {
        return sql.update(
                "insert into left_files (path, flow, reason, since) values (?, ?, ?, ?) on conflict (path) "
                        + "do update set reason = excluded.reason",
                path,
                flow,
                reason,
                now);
    }

    /** The file is left no more; does nothing for one that is not. */
    public void remove(String path) {
        book.write((sql, appends) -> sql.update("delete from left_files where path = ?", path));
    }

    public List<LeftFile> list() {
        return book.read(sql -> sql.list(
                "select path, flow, reason, since from left_files order by path",
                row -> new LeftFile(
                        row.getString("flow"),
                        row.getString("path"),
                        row.getString("reason"),
                        Sql.time(row, "since"))));
    }
}
