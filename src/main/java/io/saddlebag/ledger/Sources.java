package io.saddlebag.ledger;

import io.saddlebag.salesforce.LedgerOfCalls;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files and queues of the ledger: begun, sent, settled, done. */
public final class Sources implements LedgerOfCalls {

    private final Book book;
    private final Beginning beginning;

    Sources(Book book) {
        this.book = book;
        this.beginning = new Beginning(book);
    }

    /**
     * Begins a source, or goes on with it where the same content of the same flow, name and org was not finished. Its results
     * file stands on the disk afterwards, no longer than what the ledger vouches for.
     *
     * @param resultsHeader the first line of the results file, with its line end
     */
    public Loading begin(NewSource source, byte[] resultsHeader) {
        return book.writeAhead((sql, appends) -> beginning.begin(sql, appends, source, resultsHeader));
    }

    /** Records a file that is not loaded at all, with the sentence that says why. */
    public long setAside(NewSource source, String reason) {
        return book.write((sql, appends) -> beginning.setAside(sql, source, reason));
    }

    /**
     * The ended load of the same content into the same org by the same flow and mapping, if there was one: done, or broken off
     * after some of its rows were delivered.
     */
    public Optional<Source> loadedBefore(String flow, String fingerprint, String org, String mapping) {
        return book.read(sql -> sql.one(
                "select * from sources where flow = ? and fingerprint = ? and org = ? and mapping = ? "
                        + "and (state = 'done' or state = 'rejected' and created + updated + deleted + dead > 0) "
                        + "order by id desc limit 1",
                SourceRow::read,
                flow,
                fingerprint,
                org,
                mapping));
    }

    /** The flows that have had a file or a message. */
    public List<String> flows() {
        return book.read(sql -> sql.list("select distinct flow from sources", row -> row.getString(1)));
    }

    /** The loads of this content into the org by the flow that are not finished, under whatever name; the newest first. */
    public List<Source> unfinished(String flow, String fingerprint, String org) {
        return book.read(sql -> sql.list(
                "select * from sources where flow = ? and fingerprint = ? and org = ? and state in ('loading', 'replaced', 'unfinished') "
                        + "order by id desc",
                SourceRow::read,
                flow,
                fingerprint,
                org));
    }

    /** A file that is not finished has another name now; {@link #begin} goes on with it. */
    public void rename(long source, String name, String path) {
        book.write(
                (sql, appends) -> sql.update("update sources set name = ?, path = ? where id = ?", name, path, source));
    }

    /** A file that was loaded has other content now, and what is new in it was taken care of. */
    public void changed(long source, long size, String fingerprint) {
        book.write((sql, appends) ->
                sql.update("update sources set size = ?, fingerprint = ? where id = ?", size, fingerprint, source));
    }

    /** Records, before the call leaves, that these rows may reach Salesforce. Only needed where resending is unsafe. */
    public void sent(long source, RowRange rows) {
        sent(source, rows, Optional.empty());
    }

    /** The same for rows that a Bulk job carries: to be called when the job's id is known and before the job is closed. */
    public void sent(long source, RowRange rows, String job) {
        sent(source, rows, Optional.of(job));
    }

    /**
     * Records, before a call leaves, which rows of a chunk may be in Salesforce: those of the call, and those of earlier calls
     * that have no outcome yet.
     *
     * @param chunk whose marks these replace
     * @param left ascending; empty when it is certain that Salesforce did nothing with any of the chunk's rows
     */
    public void leaves(long source, RowRange chunk, List<Left> left) {
        book.writeAhead((sql, appends) -> {
            Marks.replace(sql, source, chunk, left);
            return null;
        });
    }

    /** The same when the calls have ended, for the rows whose answer was lost. */
    public void left(long source, RowRange chunk, List<Left> left) {
        book.write((sql, appends) -> {
            Marks.replace(sql, source, chunk, left);
            return null;
        });
    }

    /** The rows that left without an outcome, ascending. After a restart these must be reconciled or sent again. */
    public List<Sent> sentWithoutOutcome(long source) {
        return book.read(sql -> Marks.of(sql, source));
    }

    /**
     * Records what became of rows, and returns when that is durable: result lines, dead letters and counts together or not at
     * all. Settlements of threads that meet share one commit.
     *
     * @throws LedgerUnavailable when the disk refuses; nothing of it has happened
     * @throws IllegalStateException when a row of it is settled already, or the source is not loading
     */
    public void settle(Settlement settlement) {
        book.write((sql, appends) -> {
            Settling.settle(sql, appends, settlement, book.moment());
            return null;
        });
    }

    /**
     * Notes what a person should look at in a source that is being loaded: for the status, and as a line of its results.
     *
     * @return false where something was noted before; then nothing is done
     */
    public boolean note(long source, String notice, String resultLine) {
        return note("reason = ?", " and reason is null", source, notice, resultLine);
    }

    /** The same for a source that goes on for a whole day: behind what was noted before. */
    public void noteMore(long source, String notice, String resultLine) {
        note("reason = coalesce(reason || ' ', '') || ?", "", source, notice, resultLine);
    }

    /** @param where what must hold besides */
    private boolean note(String change, String where, long source, String notice, String resultLine) {
        var bytes = resultLine.getBytes(StandardCharsets.UTF_8);
        return book.write((sql, appends) -> {
            var noted = sql.one(
                    "update sources set " + change + ", results_length = results_length + ? where id = ?"
                            + " and state = 'loading'" + where + " returning results, results_length",
                    row -> new Appends.Append(row.getString(1), row.getLong(2) - bytes.length, bytes),
                    notice,
                    bytes.length,
                    source);
            noted.ifPresent(line -> appends.add(line.file(), line.at(), line.bytes()));
            return noted.isPresent();
        });
    }

    /**
     * Ends a source whose rows all have their outcome.
     *
     * @param rowsRead how many rows the source has
     * @throws IllegalStateException when the settled rows are not exactly those
     */
    public void finish(long source, long rowsRead) {
        end(source, Ending.done(source, rowsRead), Optional.empty());
    }

    /** The same for a file that was moved: there its dead letters point to from now on. */
    public void finish(long source, long rowsRead, String movedTo) {
        end(source, Ending.done(source, rowsRead), Optional.of(movedTo));
    }

    /** Ends a source whose remainder cannot be read; the {@code rowsRead} rows before that must all be settled. */
    public void reject(long source, long rowsRead, String reason) {
        end(source, Ending.rejected(source, rowsRead, reason), Optional.empty());
    }

    /** The same for a file that was moved. */
    public void reject(long source, long rowsRead, String reason, String movedTo) {
        end(source, Ending.rejected(source, rowsRead, reason), Optional.of(movedTo));
    }

    /**
     * Notes that a file is in its inbox no more although not every row has its outcome. What was delivered stays delivered;
     * the same content goes on when it is dropped again.
     *
     * @param movedTo where the file is now
     * @return false where it has ended, or gone on, since it was read
     */
    public boolean breakOff(Source source, String reason, Optional<String> movedTo) {
        var results = book.write((sql, appends) -> sql.one(
                "update sources set state = 'unfinished', reason = ?, ended = ?, moved_to = ? "
                        + "where id = ? and state = 'loading' and resumed = ? returning results",
                row -> row.getString(1),
                reason,
                book.now(),
                movedTo,
                source.id(),
                source.resumed()));
        results.ifPresent(book.results()::close);
        return results.isPresent();
    }

    @Override
    public Set<Instant> openCalls() {
        return book.read(sql -> Set.copyOf(sql.list(
                "select first_at from sent where call is not null union select left_at from doubts",
                row -> Instant.ofEpochMilli(row.getLong(1)))));
    }

    /** The Ids of records whose rows have their outcome: of those created since then all that may matter. */
    @Override
    public Set<String> madeSince(Instant time) {
        return book.read(sql -> Made.since(sql, time));
    }

    /** Whether a file or queue of this flow was ever loaded, or begun. */
    public boolean knowsFlow(String flow) {
        return book.read(sql -> sql.exists("select 1 from sources where flow = ?", flow));
    }

    /** Whether one of this name, or path, was. */
    public boolean knowsFile(String nameOrPath) {
        return book.read(sql -> sql.exists(
                "select 1 from sources where name = ? or path = ? or moved_to = ?",
                nameOrPath,
                nameOrPath,
                nameOrPath));
    }

    /** The names of those that were begun last, at most so many. */
    public List<String> latestNames(int most) {
        return book.read(
                sql -> sql.list("select name from sources order by id desc limit ?", row -> row.getString(1), most));
    }

    public Optional<Source> find(long source) {
        return book.read(sql -> sql.one("select * from sources where id = ?", SourceRow::read, source));
    }

    /** What is not finished, in the order it was begun. */
    public List<Source> loading() {
        return book.read(sql -> sql.list("select * from sources where state = 'loading' order by id", SourceRow::read));
    }

    /** What is loading, or ended at or after the given time, in the order it was begun. */
    public List<Source> since(Instant time) {
        return book.read(sql -> sql.list(
                "select * from sources where state = 'loading' or ended >= ? order by id", SourceRow::read, time));
    }

    private void sent(long source, RowRange rows, Optional<String> job) {
        book.writeAhead((sql, appends) -> sql.update(
                "insert into sent (source, first_row, last_row, job, first_at) values (?, ?, ?, ?, ?) "
                        + "on conflict (source, first_row) do update set last_row = excluded.last_row, "
                        + "job = coalesce(excluded.job, sent.job)",
                source,
                rows.first(),
                rows.last(),
                job,
                book.moment().inOrg()));
    }

    private void end(long source, Ending ending, Optional<String> movedTo) {
        var results = book.write((sql, appends) -> {
            if (movedTo.isPresent()) {
                sql.update("update sources set moved_to = ? where id = ?", movedTo, source);
            }
            return ending.apply(sql, book.now());
        });
        results.ifPresent(book.results()::close);
    }
}
