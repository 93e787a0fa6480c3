package io.saddlebag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What other processes ask the running one to do, and what it answered. */
public final class Requests {

    private final Book book;

    Requests(Book book) {
        this.book = book;
    }

    /**
     * Leaves a request for the process that runs.
     *
     * @param kind {@code replay} or {@code discard}
     * @param args JSON
     * @return its id, for {@link #find}
     */
    public long ask(String kind, String args) {
        return book.writeAhead((sql, appends) -> sql.one(
                        "insert into requests (id, kind, args, asked) select coalesce(max(id), 0) + 1, ?, ?, ? from requests "
                                + "returning id",
                        row -> row.getLong(1),
                        kind,
                        args,
                        book.now())
                .orElseThrow());
    }

    /** Those without an answer, in the order they were asked. */
    public List<Request> open() {
        return book.read(sql -> sql.list("select * from requests where answered is null order by id", Requests::read));
    }

    public Optional<Request> find(long id) {
        return book.read(sql -> sql.one("select * from requests where id = ?", Requests::read, id));
    }

    /** Done, with an answer in JSON. */
    public void answer(long id, String answer) {
        book.write((sql, appends) ->
                sql.update("update requests set answered = ?, answer = ? where id = ?", book.now(), answer, id));
    }

    private static Request read(ResultSet row) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("args"),
                Sql.time(row, "asked"),
                Sql.text(row, "answer"));
    }
}
