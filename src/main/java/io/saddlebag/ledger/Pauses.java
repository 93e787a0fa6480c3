package io.saddlebag.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why flows wait, for {@code status} to tell. */
public final class Pauses {

    private final Book book;

    Pauses(Book book) {
        this.book = book;
    }

    /** Says so once more of a flow that waits already: the time since when it does stays, the reason is the new one. */
    public void pause(String flow, String cause, String reason, Optional<Instant> until) {
        book.write((sql, appends) -> sql.update(
                "insert into pauses (flow, cause, reason, since, until) values (?, ?, ?, ?, ?) on conflict (flow) "
                        + "do update set cause = excluded.cause, reason = excluded.reason, until = excluded.until",
                flow,
                cause,
                reason,
                book.now(),
                until));
    }

    /** Does nothing for a flow that does not wait. */
    public void resume(String flow) {
        book.write((sql, appends) -> sql.update("delete from pauses where flow = ?", flow));
    }

    public List<Pause> list() {
        return book.read(sql -> sql.list(
                "select flow, cause, reason, since, until from pauses order by flow",
                row -> new Pause(
                        row.getString("flow"),
                        row.getString("cause"),
                        row.getString("reason"),
                        Sql.time(row, "since"),
                        Sql.maybeTime(row, "until"))));
    }
}
