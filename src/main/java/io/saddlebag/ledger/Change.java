package io.saddlebag.ledger;

import io.saddlebag.salesforce.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a dead letter becomes, and the line that this adds to its story.
 *
 * @param tries how many attempts it cost, 0 or 1
 * @param failure the new one; empty leaves the last
 */
record Change(
        DeadLetterState state,
        int tries,
        Optional<String> note,
        Optional<Waiting> waiting,
        Optional<Failure> failure,
        Optional<Map<String, Object>> record,
        String event,
        String message) {

    static Change of(Attempt attempt) {
        if (attempt instanceof Attempt.Delivered delivered) {
            return ended(DeadLetterState.SETTLED, 1, "settled", words(delivered.outcome()));
        }
        if (attempt instanceof Attempt.Failed failed) {
            return failed(DeadLetterState.OPEN, Optional.empty(), Optional.empty(), failed.failure(), failed.record());
        }
        if (attempt instanceof Attempt.Held held) {
            return failed(
                    DeadLetterState.HELD, Optional.of(held.why()), Optional.empty(), held.failure(), Optional.empty());
        }
        var waits = (Attempt.Waits) attempt;
        return failed(
                DeadLetterState.WAITING,
                Optional.empty(),
                Optional.of(waits.waiting()),
                waits.failure(),
                Optional.empty());
    }

    static Change ofCorrected(Attempt.Delivered delivered, String path) {
        return ended(
                DeadLetterState.SETTLED, 1, "settled", words(delivered.outcome()) + " by its corrected row in " + path);
    }

    static Change discarded(String why) {
        return ended(DeadLetterState.DISCARDED, 0, "discarded", why);
    }

    static Change waitedInVain() {
        return new Change(
                DeadLetterState.OPEN,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "waited in vain",
                "Its parent did not come in time.");
    }

    /**
     * Enters the change, unless the dead letter is unknown, delivered or given up already.
     *
     * @return whether it was entered
     */
    boolean enter(Sql sql, String id, Instant now) throws SQLException {
        var changed = sql.one(
                "update dead_letters set state = ?, attempts = attempts + ?, note = ?, waits_for = ?, waits_until = ?, "
                        + "code = coalesce(?, code), message = coalesce(?, message), fields = coalesce(?, fields), "
                        + "record = coalesce(?, record), last_failed = coalesce(?, last_failed) "
                        + "where id = ? and state in ('open', 'replaying', 'held', 'waiting') returning source, row_number",
                row -> new long[] {row.getLong(1), row.getLong(2)},
                state,
                tries,
                note,
                waiting.map(Waiting::parent),
                waiting.map(Waiting::until),
                failure.map(Failure::code),
                failure.map(Failure::message),
                failure.map(Failure::fields).map(Json::text),
                record.map(Json::text),
                failure.map(failed -> now),
                id);
        if (changed.isEmpty()) {
            return false;
        }
        Story.add(sql, id, now, event, failure.map(Failure::code), message);
        Story.touch(sql, changed.get()[0]);
        if (!isInDoubt()) {
            Doubts.forget(sql, id);
        }
        if (state != DeadLetterState.WAITING) {
            Originals.ended(sql, changed.get()[0], changed.get()[1]);
        }
        return true;
    }

    /** One that waits for its parent or for a lock was refused, so its call did have an answer. */
    private boolean isInDoubt() {
        return state == DeadLetterState.WAITING
                && failure.map(Failure::code)
                        .filter(Failure.UNKNOWN_OUTCOME::equals)
                        .isPresent();
    }

    private static Change failed(
            DeadLetterState state,
            Optional<String> note,
            Optional<Waiting> waiting,
            Failure failure,
            Optional<Map<String, Object>> record) {
        var event = state == DeadLetterState.OPEN ? "failed" : Sql.stored(state);
        var message = note.map(why -> failure.message() + " " + why).orElse(failure.message());
        return new Change(state, 1, note, waiting, Optional.of(failure), record, event, message);
    }

    private static Change ended(DeadLetterState state, int tries, String event, String message) {
        return new Change(
                state,
                tries,
                Optional.of(message),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                event,
                message);
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Created created) {
            return "created " + created.id();
        }
        if (outcome instanceof Outcome.Updated updated) {
            return "updated " + updated.id();
        }
        return "deleted " + ((Outcome.Deleted) outcome).id();
    }
}
