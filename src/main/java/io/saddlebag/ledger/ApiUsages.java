package io.saddlebag.ledger;

import java.sql.SQLException;
import java.util.List;

/** How many API requests each org has used, as last seen. */
public final class ApiUsages {

    private final Book book;

    ApiUsages(Book book) {
        this.book = book;
    }

    /** Cheap enough for every answer: it is remembered, and written with the next commit of anything else. */
    public void seen(String org, long used, long allowed) {
        book.withNextCommit(new ApiUsage(org, used, allowed, book.now()));
    }

    public List<ApiUsage> list() {
        return book.read(sql -> sql.list(
                "select org, used, allowed, seen from api_usage order by org",
                row -> new ApiUsage(row.getString(1), row.getLong(2), row.getLong(3), Sql.time(row, "seen"))));
    }

    static void write(Sql sql, ApiUsage usage) throws SQLException {
        sql.update(
                "insert into api_usage (org, used, allowed, seen) values (?, ?, ?, ?) on conflict (org) "
                        + "do update set used = excluded.used, allowed = excluded.allowed, seen = excluded.seen",
                usage.org(),
                usage.used(),
                usage.allowed(),
                usage.seen());
    }
}
