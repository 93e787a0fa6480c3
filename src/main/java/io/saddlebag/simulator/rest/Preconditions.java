package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.store.Held;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a record is still as the caller last saw it (contract sheet, 2.2): by time for every object, by ETag for accounts,
 * the only rows that have one.
 */
final class Preconditions {

    private Preconditions() {}

    /** The ETag of a record; empty for objects whose rows have none. */
    static Optional<String> tag(Held held) {
        return held.type().name().equals("Account")
                ? Optional.of("\"" + Long.toHexString(held.modified().toEpochMilli()) + "-" + held.writes() + "\"")
                : Optional.empty();
    }

    /** Refuses a write with 412 when somebody else wrote since. */
    static void require(Call call, Held held) {
        if (changedSince(call, held, "if-unmodified-since").orElse(false)
                || !named(call, held, "if-match").orElse(true)
                || named(call, held, "if-none-match").orElse(false)) {
            throw failed();
        }
    }

    /** 304 when the caller has the record already; 412 when he wants one that is no more. */
    static Optional<Answer> unchanged(Call call, Held held) {
        if (changedSince(call, held, "if-unmodified-since").orElse(false)
                || !named(call, held, "if-match").orElse(true)) {
            throw failed();
        }
        boolean same = named(call, held, "if-none-match")
                .or(() -> changedSince(call, held, "if-modified-since").map(changed -> !changed))
                .orElse(false);
        return same ? Optional.of(Answer.empty(304)) : Optional.empty();
    }

    private static Refusal failed() {
        return new Refusal(412, "PRECONDITION_FAILED", "The record is not in the state that the precondition names.");
    }

    /** Whether a header that lists ETags names the record's; empty where it is not sent, or the row has none. */
    private static Optional<Boolean> named(Call call, Held held, String header) {
        Predicate<String> fits =
                sent -> sent.equals("*") || tag(held).equals(Optional.of(sent.replaceFirst("^W/", "")));
        return tag(held).flatMap(tag -> call.request()
                .header(header)
                .map(sent -> Stream.of(sent.split(",")).map(String::strip).anyMatch(fits)));
    }

    /** HTTP dates have no fractions of a second. */
    private static Optional<Boolean> changedSince(Call call, Held held, String header) {
        return call.request()
                .header(header)
                .flatMap(HttpDates::parse)
                .map(Instant::getEpochSecond)
                .map(since -> held.modified().getEpochSecond() > since);
    }
}
