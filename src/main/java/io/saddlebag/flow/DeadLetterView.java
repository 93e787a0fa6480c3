package io.saddlebag.flow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.records.Halves;
import io.saddlebag.records.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dead letter as whoever is told of it gets it, ready to be marshalled.
 *
 * @param id of the dead letter, {@code DL-…}
 * @param line of the source on which the row begins
 * @param row the columns or members as read; the raw text under {@code raw} where the row is misshapen
 * @param record what the mapping made of the row; empty when the mapping rejected it
 * @param waits whether it waits, for its parent or for a lock to end, and is sent again by itself
 * @param logged whether it has a line of its own in the log, {@link DeadLetterLog}
 */
public record DeadLetterView(
        String id,
        String flow,
        String file,
        long line,
        String error,
        String message,
        List<String> fields,
        Object row,
        Map<String, Object> record,
        boolean waits,
        @JsonIgnore boolean logged) {

    static DeadLetterView of(Load load, NewDeadLetter deadLetter) {
        var failure = deadLetter.failure();
        boolean waits = deadLetter.fate() instanceof NewDeadLetter.Fate.Waits;
        return new DeadLetterView(
                deadLetter.id(),
                load.flow().id(),
                load.nameOf(deadLetter.row()),
                deadLetter.row().line(),
                failure.code(),
                failure.message(),
                failure.fields(),
                row(deadLetter.row()),
                deadLetter.record().orElse(Map.of()),
                waits,
                load.deadLetterLog().add(waits ? failure.code() + " (" + wait(failure.code()) + ")" : failure.code()));
    }

    /** For the log. */
    public String fate() {
        return waits ? wait(error) : "to dead letter";
    }

    private static String wait(String code) {
        return switch (code) {
            case "INVALID_FIELD" -> "waits for its parent";
            case Failure.UNKNOWN_OUTCOME -> "is looked for again";
            default -> "waits for a lock to end";
        };
    }

    private static Object row(Row row) {
        if (row instanceof Row.Json json) {
            return json.record();
        }
        if (row instanceof Row.Misshapen misshapen) {
            return Map.of("raw", Halves.escaped(misshapen.raw()));
        }
        var cells = (Row.Cells) row;
        var members = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.columns().size(); i++) {
            members.put(cells.columns().get(i), cells.cells().get(i));
        }
        return members;
    }
}
