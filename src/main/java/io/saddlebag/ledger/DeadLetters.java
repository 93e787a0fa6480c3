package io.saddlebag.ledger;

import io.saddlebag.salesforce.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dead letters of the ledger: found, replayed, settled, discarded; each with its story. */
public final class DeadLetters {

    private static final int SAMPLES = 3;
    private static final String FROM = " from dead_letters d join sources s on s.id = d.source where ";

    private final Book book;

    DeadLetters(Book book) {
        this.book = book;
    }

    /** In the order they were made. All of them stand in memory: narrow the filter where there may be many. */
    public List<DeadLetter> list(DeadLetterFilter filter) {
        return book.read(sql -> list(sql, filter));
    }

    /** How many there are, without reading them. */
    public long count(DeadLetterFilter filter) {
        return keys(filter).size();
    }

    /** In the order they were made. */
    public List<String> ids(DeadLetterFilter filter) {
        return keys(filter).stream().map(DeadLetterKey::id).toList();
    }

    /** The same, with what a choice among them needs. */
    public List<DeadLetterKey> keys(DeadLetterFilter filter) {
        return book.read(sql -> {
            var found = new ArrayList<DeadLetterKey>();
            for (var where : wheres(filter)) {
                found.addAll(sql.list(
                        "select d.id, d.flow, d.code, d.state" + FROM + where.sql() + " order by d.id",
                        DeadLetters::key,
                        where.values()));
            }
            return found;
        });
    }

    /** Counted by flow and error code, the most frequent first. */
    public List<DeadLetterGroup> groups(DeadLetterFilter filter) {
        return book.read(sql -> DeadLetterGroups.of(sql, new Where(filter), SAMPLES));
    }

    public Optional<DeadLetter> find(String id) {
        return book.read(sql -> sql.one(DeadLetterRow.SELECT + "d.id = ?", new DeadLetterRow()::read, id));
    }

    /** The same, or the one that it became when its corrected row failed as well. */
    public Optional<DeadLetter> newest(String id) {
        return book.read(
                sql -> sql.one(DeadLetterRow.SELECT + "d.id = ?", new DeadLetterRow()::read, Newest.of(sql, id)));
    }

    /** What happened to it, from first to last; empty for an unknown id. */
    public List<DeadLetterEvent> story(String id) {
        return book.read(sql -> Story.of(sql, id));
    }

    /**
     * Takes dead letters for a replay, before anything is sent: a crash from here on leaves them in state replaying, and so
     * names those of which nobody knows.
     *
     * @return those that were taken: the others were settled, discarded or taken by somebody else
     */
    public List<DeadLetter> beginReplay(List<String> ids) {
        return book.writeAhead((sql, appends) -> {
            var taken = new ArrayList<String>();
            for (var id : ids) {
                if (sql.update(
                                "update dead_letters set state = 'replaying' where id = ? "
                                        + "and state in ('open', 'held', 'waiting')",
                                id)
                        == 1) {
                    Story.add(sql, id, book.now(), "replaying", Optional.empty(), "Sent again.");
                    taken.add(id);
                }
            }
            return taken.isEmpty() ? List.of() : list(sql, DeadLetterFilter.UNSETTLED.withIds(taken));
        });
    }

    /** Enters what became of dead letters that were tried again, in one commit. What was settled meanwhile stays settled. */
    public void record(List<? extends Attempt> attempts) {
        book.write((sql, appends) -> {
            for (var attempt : attempts) {
                if (attempt instanceof Attempt.NotSent notSent) {
                    putBack(sql, notSent, book.now());
                } else {
                    Change.of(attempt).enter(sql, attempt.id(), book.now());
                }
            }
            Made.add(sql, created(attempts), book.moment().inOrg());
            return null;
        });
    }

    private static List<String> created(List<? extends Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt instanceof Attempt.Delivered delivered
                        && delivered.outcome() instanceof Outcome.Created)
                .map(attempt -> ((Outcome.Created) ((Attempt.Delivered) attempt).outcome()).id())
                .toList();
    }

    /**
     * Records, before a call of a replay leaves, which dead letters may be in Salesforce.
     *
     * @param deadLetters those whose marks these replace
     */
    public void leaves(List<String> deadLetters, List<Doubt> left) {
        book.writeAhead((sql, appends) -> {
            Doubts.replace(sql, deadLetters, left);
            return null;
        });
    }

    /** The same when the calls have ended, for the dead letters whose answer was lost. */
    public void left(List<String> deadLetters, List<Doubt> left) {
        book.write((sql, appends) -> {
            Doubts.replace(sql, deadLetters, left);
            return null;
        });
    }

    /** What is known of the calls of these dead letters, for those that left in one that was interrupted. */
    public List<Doubt> doubts(List<String> ids) {
        return book.read(sql -> {
            var found = new ArrayList<Doubt>();
            for (var id : ids) {
                Doubts.of(sql, id).ifPresent(found::add);
            }
            return found;
        });
    }

    /**
     * Gives dead letters up; their story stays.
     *
     * @return how many were given up: not those that were delivered already or that a replay has just taken
     */
    public long discard(List<String> ids, String why) {
        return book.write((sql, appends) -> {
            var discarded = 0L;
            for (var id : ids) {
                var free = !sql.exists("select 1 from dead_letters where id = ? and state = 'replaying'", id);
                if (free && Change.discarded(why).enter(sql, id, book.now())) {
                    discarded++;
                }
            }
            return discarded;
        });
    }

    /** Opens those that were to wait for a parent no longer than this. They are dead letters like any other then. */
    public List<String> stopWaiting(Instant until) {
        return book.write((sql, appends) -> {
            var over = sql.list(
                    "select id from dead_letters where state = 'waiting' and code <> ? and waits_until <= ? order by id",
                    row -> row.getString(1),
                    Failure.UNKNOWN_OUTCOME,
                    until);
            for (var id : over) {
                Change.waitedInVain().enter(sql, id, book.now());
            }
            return over;
        });
    }

    private static DeadLetterKey key(ResultSet row) throws SQLException {
        return new DeadLetterKey(
                row.getString("id"),
                row.getString("flow"),
                row.getString("code"),
                Sql.word(DeadLetterState.class, row, "state"));
    }

    private static List<DeadLetter> list(Sql sql, DeadLetterFilter filter) throws SQLException {
        var reader = new DeadLetterRow();
        var found = new ArrayList<DeadLetter>();
        for (var where : wheres(filter)) {
            found.addAll(sql.list(DeadLetterRow.SELECT + where.sql() + " order by d.id", reader::read, where.values()));
        }
        return found;
    }

    /** One question for all, or one for each id that is named: a list of any length, with one prepared statement. */
    private static List<Where> wheres(DeadLetterFilter filter) {
        return filter.ids().isEmpty()
                ? List.of(new Where(filter))
                : filter.ids().stream()
                        .sorted()
                        .map(id -> new Where(filter).and("d.id = ?", id))
                        .toList();
    }

    /** It was held, waiting or open before the replay took it; what it was for is still noted. */
    private static void putBack(Sql sql, Attempt.NotSent notSent, Instant now) throws SQLException {
        var changed = sql.one(
                "update dead_letters set state = case when waits_until is not null then 'waiting' "
                        + "when note is not null then 'held' else 'open' end where id = ? and state = 'replaying' "
                        + "returning source, row_number",
                row -> new long[] {row.getLong(1), row.getLong(2)},
                notSent.id());
        if (changed.isPresent()) {
            Story.add(sql, notSent.id(), now, "not sent", Optional.empty(), notSent.why());
            Originals.ended(sql, changed.get()[0], changed.get()[1]);
        }
    }
}
