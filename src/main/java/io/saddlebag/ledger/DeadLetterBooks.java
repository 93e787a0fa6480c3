package io.saddlebag.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the ledger knows of the dead-letter files on disk: which are out of date, and what was last written. */
public final class DeadLetterBooks {

    private final Book book;

    DeadLetterBooks(Book book) {
        this.book = book;
    }

    /** The sources whose dead-letter file on disk is not what the ledger says. */
    public List<Source> stale() {
        return book.read(sql ->
                sql.list("select * from sources where dead_version <> dead_written order by id", SourceRow::read));
    }

    /** The flows that have dead-letter files. */
    public List<String> flows() {
        return book.read(sql ->
                sql.list("select distinct flow from sources where dead_file is not null", row -> row.getString(1)));
    }

    /** The sources of a flow that have a dead-letter file. */
    public List<Source> withFile(String flow) {
        return book.read(sql -> sql.list(
                "select * from sources where flow = ? and dead_file is not null order by id", SourceRow::read, flow));
    }

    /**
     * Gives those of a source that stand in its dead-letter file, in the order of their rows, one at a time.
     *
     * @return the version of what was given, for {@link #written}
     */
    public long each(long source, Consumer<DeadLetter> consumer) {
        return book.read(sql -> {
            var reader = new DeadLetterRow();
            var version = sql.one("select dead_version from sources where id = ?", row -> row.getLong(1), source);
            sql.list(
                    DeadLetterRow.SELECT
                            + "d.source = ? and d.state in ('open', 'replaying', 'held') order by d.row_number, d.id",
                    row -> {
                        consumer.accept(reader.read(row));
                        return true;
                    },
                    source);
            return version.orElse(0L);
        });
    }

    /** What is known of a dead-letter file: its name relative to the home, and the fingerprint of what was written. */
    public Optional<String> fingerprint(long source) {
        return book.read(sql -> sql.one(
                        "select dead_fingerprint from sources where id = ?",
                        row -> Optional.ofNullable(row.getString(1)),
                        source)
                .flatMap(found -> found));
    }

    /** Remembers that the dead-letter file (none, when empty) is what the ledger said at the given version. */
    public void written(long source, long version, Optional<String> file, Optional<String> fingerprint) {
        book.write((sql, appends) -> sql.update(
                "update sources set dead_written = ?, dead_file = ?, dead_fingerprint = ? where id = ?",
                version,
                file,
                fingerprint,
                source));
    }

    /** Whether a dead-letter file of this name, relative to the home, belongs to a source. */
    public boolean isOwned(String file) {
        return book.read(sql -> sql.exists("select 1 from sources where dead_file = ?", file));
    }
}
