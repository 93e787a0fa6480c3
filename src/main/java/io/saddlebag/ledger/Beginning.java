package io.saddlebag.ledger;

import io.saddlebag.words.Words;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Begins a source or goes on with it, within a transaction. */
final class Beginning {

    private final Book book;

    Beginning(Book book) {
        this.book = book;
    }

    Loading begin(Sql sql, Appends appends, NewSource source, byte[] resultsHeader) throws SQLException {
        var known = sameContent(sql, source);
        var notice = replaceOthers(sql, source, known.map(Source::id).orElse(0L));
        if (known.isPresent()) {
            return resume(sql, appends, known.get(), source, resultsHeader);
        }
        var results = freeResults(sql, source, resultsHeader);
        var id = insert(sql, source, SourceState.LOADING, Optional.empty(), Optional.of(results), resultsHeader.length);
        appends.add(results, 0, resultsHeader);
        return new Loading(id, false, RowRanges.NONE, Counts.NONE, book.home().resolve(results), notice);
    }

    long setAside(Sql sql, NewSource source, String reason) throws SQLException {
        return insert(sql, source, SourceState.REJECTED, Optional.of(reason), Optional.empty(), 0);
    }

    /** What went into another org does not count for this one. What was replaced may come back: it goes on, too. */
    private static Optional<Source> sameContent(Sql sql, NewSource source) throws SQLException {
        return sql.one(
                "select * from sources where kind = ? and flow = ? and name = ? and fingerprint = ? and org = ? "
                        + "and state in ('loading', 'replaced', 'unfinished') order by id desc limit 1",
                SourceRow::read,
                source.kind(),
                source.flow(),
                source.name(),
                source.fingerprint(),
                source.org());
    }

    /** A name in the inbox is one file: whatever else was loading under it is there no more. */
    private Optional<String> replaceOthers(Sql sql, NewSource source, long but) throws SQLException {
        var others = sql.list(
                "select * from sources where kind = ? and flow = ? and name = ? and state = 'loading' and id <> ?",
                SourceRow::read,
                source.kind(),
                source.flow(),
                source.name(),
                but);
        for (var other : others) {
            sql.update(
                    "update sources set state = 'replaced', reason = ?, ended = ? where id = ?",
                    replaced(other),
                    book.now(),
                    other.id());
        }
        return others.stream().map(Beginning::replaced).findFirst();
    }

    private static String replaced(Source old) {
        return old.path() + " was replaced by other content (or the org was changed) after "
                + Words.count(
                        old.counts().total(),
                        "of its rows had its outcome, which stays as it is.",
                        "of its rows had their outcome; these stay as they are.");
    }

    private Loading resume(Sql sql, Appends appends, Source known, NewSource now, byte[] header) throws SQLException {
        var notice = cutOrReplace(sql, appends, known, now, header);
        var results = sql.one("select results from sources where id = ?", row -> row.getString(1), known.id());
        sql.update(
                "update sources set state = 'loading', reason = case when state = 'loading' then reason end, ended = null, moved_to = null, path = ?, mapping = ?, operation = ?, "
                        + "resumed = ?, rows_at_resume = ? where id = ?",
                now.path(),
                now.mapping(),
                now.operation(),
                book.now(),
                known.counts().total(),
                known.id());
        return new Loading(
                known.id(),
                true,
                Ranges.of(sql, known.id()),
                known.counts(),
                book.home().resolve(results.orElseThrow()),
                notice);
    }

    /** Lines beyond the ledger's length belong to rows that were never settled: they will be sent, and written, again. */
    private Optional<String> cutOrReplace(Sql sql, Appends appends, Source known, NewSource now, byte[] header)
            throws SQLException {
        var length = sql.one("select results_length from sources where id = ?", row -> row.getLong(1), known.id())
                .orElseThrow();
        var file = known.results().orElseThrow();
        if (book.results().cut(file, length)) {
            return Optional.empty();
        }
        var fresh = freeResults(sql, now, header);
        sql.update("update sources set results = ?, results_length = ? where id = ?", fresh, header.length, known.id());
        appends.add(fresh, 0, header);
        return Optional.of(file + " is gone or was shortened; the results of the rows from here on stand in " + fresh
                + ". No row is sent again for it.");
    }

    private String freeResults(Sql sql, NewSource source, byte[] header) throws SQLException {
        return FreeName.of(
                "results/" + source.flow() + "/" + FreeName.stem(source.name()),
                ".results.csv",
                name -> isTaken(sql, name, header));
    }

    /** A file that holds a header only and belongs to no source was left by a process killed as it began. */
    private boolean isTaken(Sql sql, String results, byte[] header) throws SQLException {
        if (!Files.exists(book.home().resolve(results), LinkOption.NOFOLLOW_LINKS)) {
            return sql.exists("select 1 from sources where state = 'loading' and results = ?", results);
        }
        return !ResultsFiles.holdsNoMoreThan(book.home().resolve(results), header)
                || sql.exists("select 1 from sources where results = ?", results);
    }

    private long insert(
            Sql sql,
            NewSource source,
            SourceState state,
            Optional<String> reason,
            Optional<String> results,
            long resultsLength)
            throws SQLException {
        var now = book.now();
        var ended = state == SourceState.LOADING ? Optional.<Instant>empty() : Optional.of(now);
        return sql.one(
                        "insert into sources (id, kind, flow, name, path, size, fingerprint, modified, operation, org, mapping, "
                                + "format, delimiter, header, state, reason, begun, ended, resumed, results, results_length) "
                                + "select coalesce(max(id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
                                + "from sources returning id",
                        row -> row.getLong(1),
                        source.kind(),
                        source.flow(),
                        source.name(),
                        source.path(),
                        source.size(),
                        source.fingerprint(),
                        source.modified(),
                        source.operation(),
                        source.org(),
                        source.mapping(),
                        source.format(),
                        source.delimiter().map(String::valueOf),
                        Json.text(source.header()),
                        state,
                        reason,
                        now,
                        ended,
                        now,
                        results,
                        resultsLength)
                .orElseThrow();
    }
}
