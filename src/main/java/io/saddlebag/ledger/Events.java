package io.saddlebag.ledger;

import java.util.Optional;

/** What became of the events of each run, for {@code status}. */
public final class Events {

    private final Book book;

    Events(Book book) {
        this.book = book;
    }

    /** Of the run that began last. */
    public void write(EventCounts counts) {
        book.write((sql, appends) -> sql.update(
                "insert into events (run, delivered, failed, dropped, reason, failed_at) "
                        + "select max(id), ?, ?, ?, ?, ? from runs where true "
                        + "on conflict (run) do update set delivered = excluded.delivered, failed = excluded.failed, "
                        + "dropped = excluded.dropped, reason = excluded.reason, failed_at = excluded.failed_at",
                counts.delivered(),
                counts.failed(),
                counts.dropped(),
                counts.reason(),
                counts.failedAt()));
    }

    /** Those of the last run; empty where all were delivered. */
    public Optional<EventCounts> ofLastRun() {
        return book.read(sql -> sql.one(
                "select * from events where run = (select max(id) from runs)",
                row -> new EventCounts(
                        row.getLong("delivered"),
                        row.getLong("failed"),
                        row.getLong("dropped"),
                        row.getString("reason"),
                        Sql.time(row, "failed_at"))));
    }
}
