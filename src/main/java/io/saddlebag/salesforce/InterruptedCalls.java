package io.saddlebag.salesforce;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells of interrupted inserts, all those of one load together, whether Salesforce carried them out. A call is one transaction:
 * its records are there, each exactly once, or none is.
 *
 * @param found what the user has created since the first of them left
 * @param known the Ids of records whose rows have their outcome: they are of no interrupted call
 * @param others when other calls left whose rows have no outcome yet: records that were created later may be theirs
 * @param longest how long a call can run; later it cannot bring records any more
 */
record InterruptedCalls(
        SentValues values,
        List<InterruptedCall> calls,
        List<CreatedRecord> found,
        Set<String> known,
        Set<Instant> others,
        Duration longest) {

    /** So often in the time that a call can run, records are compared again which another open call may have made. */
    private static final int LOOKS_AGAIN = 10;

    private static final Verdict UNLIKE =
            new Verdict.Unclear("Some of what its call had sent is in Salesforce, but not all of it exactly once.");

    /** @param now by Salesforce's clock, before the query left that found the records */
    Map<Long, Verdict> verdicts(Instant now) {
        var open = found.stream().filter(record -> !known.contains(record.id())).toList();
        var matches = new Matches(values, open, calls);
        var stored = stored(matches);
        var storedIds = Set.copyOf(stored.values());
        var rest =
                open.stream().filter(record -> !storedIds.contains(record.id())).toList();
        var verdicts = new HashMap<Long, Verdict>();
        for (var call : calls) {
            var other = matches.areNone(call) ? ofMissing(call, rest, now) : UNLIKE;
            call.records()
                    .keySet()
                    .forEach(row ->
                            verdicts.put(row, stored.containsKey(row) ? new Verdict.Stored(stored.get(row)) : other));
        }
        return verdicts;
    }

    private Map<Long, String> stored(Matches matches) {
        return calls.stream()
                .filter(matches::areWhole)
                .flatMap(call -> call.records().keySet().stream())
                .collect(Collectors.toMap(row -> row, matches::idOf));
    }

    private Verdict ofMissing(InterruptedCall call, List<CreatedRecord> rest, Instant now) {
        var over = call.leftAt().plus(longest);
        if (now.isBefore(over)) {
            return new Verdict.Later(over);
        }
        var unaccounted = rest.stream()
                .filter(record -> !record.created().isBefore(Matches.since(call)))
                .toList();
        return unaccounted.stream()
                .filter(record -> !mayBeOfAnother(record))
                .findFirst()
                .<Verdict>map(InterruptedCalls::ofUnaccounted)
                .orElseGet(() -> unaccounted.isEmpty()
                        ? new Verdict.NotStored()
                        : new Verdict.Later(now.plus(longest.dividedBy(LOOKS_AGAIN))));
    }

    private boolean mayBeOfAnother(CreatedRecord record) {
        return others.stream().anyMatch(at -> !at.truncatedTo(SECONDS).isAfter(record.created()));
    }

    /** Its row may have no outcome yet, since its call is under way. */
    private static Verdict ofUnaccounted(CreatedRecord record) {
        return new Verdict.Unclear(
                "It is not in Salesforce as it was sent, but this user has made records since that may be it, such as "
                        + record.id() + ".",
                true);
    }
}
