package io.saddlebag.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Enters one settlement within a transaction. */
final class Settling {

    private record State(String state, Optional<String> results, long length, String flow, String path) {}

    private Settling() {}

    static void settle(Sql sql, Appends appends, Settlement settlement, Moment now) throws SQLException {
        var source = settlement.source();
        var state = loading(sql, source);
        var joined = Ranges.add(sql, source, settlement.rows());
        for (var deadLetter : settlement.deadLetters()) {
            var message = settlement.messageOf(deadLetter.row().number());
            Failing.enter(sql, source, state.flow(), message, deadLetter, now);
            Doubts.keep(sql, source, deadLetter);
        }
        Marks.clear(sql, source, joined);
        Made.add(sql, settlement.made(), now.inOrg());
        if (!settlement.deadLetters().isEmpty()) {
            Story.touch(sql, source);
        }
        for (var corrected : settlement.corrected()) {
            Change.ofCorrected(corrected, state.path()).enter(sql, Newest.of(sql, corrected.id()), now.here());
        }
        if (!settlement.messages().isEmpty()) {
            Messages.enter(sql, source, state.flow(), settlement.messages());
            Originals.enter(sql, state.flow(), settlement, joined);
            Messages.forget(sql, source, state.flow(), settlement.rows());
        }
        count(sql, settlement, now.here());
        appends.add(state.results().orElseThrow(), state.length(), settlement.resultLines());
    }

    private static State loading(Sql sql, long source) throws SQLException {
        var found = sql.one(
                        "select state, results, results_length, flow, path from sources where id = ?",
                        row -> new State(
                                row.getString(1),
                                Optional.ofNullable(row.getString(2)),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5)),
                        source)
                .orElseThrow(() -> new IllegalStateException("The ledger knows no source " + source + "."));
        if (!"loading".equals(found.state())) {
            throw new IllegalStateException(
                    "Source " + source + " is " + found.state() + ": no more of its rows can be settled.");
        }
        return found;
    }

    private static void count(Sql sql, Settlement settlement, Instant now) throws SQLException {
        var counts = settlement.counts();
        sql.update(
                "update sources set created = created + ?, updated = updated + ?, deleted = deleted + ?, dead = dead + ?, "
                        + "results_length = results_length + ?, last_settled = ?, "
                        + "bytes_read = case when bytes_read > ? then bytes_read else ? end where id = ?",
                counts.created(),
                counts.updated(),
                counts.deleted(),
                counts.deadLetters(),
                settlement.resultLines().length,
                now,
                settlement.bytesRead(),
                settlement.bytesRead(),
                settlement.source());
    }
}
