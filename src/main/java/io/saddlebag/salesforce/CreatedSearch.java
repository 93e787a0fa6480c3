package io.saddlebag.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Asks Salesforce what a user created in an object while interrupted inserts may have run, page by page, until it has
 * answered or something stops it: deleted records as well, for they were made. Used by one thread at a time.
 */
public final class CreatedSearch {

    /** What Saddlebag's clock of the org may be behind, and a call may need to leave. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** What is held in memory of records whose rows have no outcome; each has up to as many fields as the flow. */
    private static final int MOST_UNKNOWN = 20_000;

    /** Salesforce takes 16,384 bytes of URI; what is left is for the host and the path. */
    private static final int LONGEST_QUERY = 12_000;

    /** With the right permission an insert sets them itself, so the time does not tell what was made since. */
    private static final Set<String> AUDIT = Set.of("createddate", "createdbyid");

    private final ObjectDescribe describe;
    private final List<InterruptedCall> calls;
    private final Duration longest;
    private final InstantSource orgClock;
    private final Attempts attempts;
    private final SentValues values;
    private final LedgerOfCalls ledger;
    private final List<CreatedRecord> found = new ArrayList<>();
    private Set<String> knownBefore = Set.of();
    private Instant asked = Instant.EPOCH;
    private Optional<String> page = Optional.empty();
    private Optional<String> unclear = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();
    private boolean answered;

    /**
     * @param longest how long a call can run
     */
    public CreatedSearch(
            ObjectDescribe describe,
            List<InterruptedCall> calls,
            Duration longest,
            DeliveryTerms terms,
            LedgerOfCalls ledger) {
        this.describe = describe;
        this.calls = List.copyOf(calls);
        this.longest = longest;
        this.ledger = ledger;
        this.orgClock = terms.orgClock();
        this.attempts = new Attempts(terms.policy(), terms.retryAfter(), terms.clock(), terms.random());
        this.values = new SentValues(describe);
        if (user().isEmpty()) {
            unclear = Optional.of("It is not known which user had sent the rows.");
        } else if (columns().stream().anyMatch(AUDIT::contains)) {
            unclear = Optional.of("The flow sets the time or the user of the creation itself.");
        } else if (soql().length() > LONGEST_QUERY) {
            unclear = Optional.of("The flow has too many fields for one query.");
        }
    }

    /** Whether there is a call to make. */
    public boolean open() {
        return !answered && unclear.isEmpty() && trouble.isEmpty();
    }

    /** How long to wait before the next call, in milliseconds. */
    public long pause() {
        return attempts.pause().toMillis();
    }

    /** The name of the route that makes the next call. */
    public String route() {
        return page.isEmpty() ? "search" : "lookup-more";
    }

    /** The SOQL, or the address of the next page. */
    public String next() {
        attempts.paused();
        if (page.isEmpty()) {
            asked = orgClock.instant();
            found.clear();
            knownBefore = ledger.madeSince(since());
        }
        return page.orElseGet(this::soql);
    }

    private Set<String> columns() {
        var columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var call : calls) {
            call.records()
                    .values()
                    .forEach(record -> columns.addAll(values.of(record).keySet()));
        }
        return columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private Optional<String> user() {
        return SoqlLiteral.of("id", calls.get(0).user());
    }

    private String soql() {
        var first = calls.stream()
                .map(InterruptedCall::leftAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var last = calls.stream()
                .map(InterruptedCall::leftAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return "SELECT Id, CreatedDate, %s FROM %s WHERE CreatedById = %s AND CreatedDate >= %s AND CreatedDate <= %s"
                .formatted(
                        columns().stream().map(ApiName::checked).collect(Collectors.joining(", ")),
                        ApiName.checked(describe.name()),
                        user().orElseThrow(),
                        SoqlLiteral.of(first.truncatedTo(ChronoUnit.SECONDS)),
                        SoqlLiteral.of(last.plus(longest).plus(MARGIN).truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Takes a page of the answer. */
    public void settle(JsonNode answer) {
        if (!answer.path("records").isArray()) {
            again("Salesforce's answer to the search held no records.");
            return;
        }
        var next = NextPage.of(answer);
        if (next.refusal().isPresent()) {
            again(next.refusal().get());
            return;
        }
        attempts.succeeded();
        StreamSupport.stream(answer.path("records").spliterator(), false)
                .map(Answers::created)
                .filter(record -> !knownBefore.contains(record.id()))
                .forEach(found::add);
        if (found.size() > MOST_UNKNOWN) {
            unclear = Optional.of(
                    "This user has made more than " + MOST_UNKNOWN + " records since that the ledger does not know.");
            return;
        }
        page = next.address();
        answered = page.isEmpty();
    }

    /** Takes an answer that holds no records. */
    public void settle(Answer answer) {
        if (answer instanceof Answer.RefusedWhole refused) {
            refused(refused.status(), refused.error());
        } else if (answer instanceof Answer.Stopped stopped) {
            trouble = Optional.of(stopped.trouble());
        } else if (answer instanceof Answer.SignedInAgain) {
            trouble = attempts.afterRenewal();
        } else if (answer instanceof Answer.Unreached unreached) {
            again(unreached.reason());
        } else {
            again(answer instanceof Answer.Lost lost ? lost.reason() : "Salesforce's answer was not understood.");
        }
    }

    private void again(String reason) {
        trouble = attempts.again(reason);
    }

    private void refused(int status, ApiError error) {
        switch (Remedies.forCall(status, error)) {
            case CALL_AGAIN -> again(Troubles.sentence(status, error));
            case WAIT_FOR_ORG -> trouble = Troubles.ofOrg(error);
            case WAIT_FOR_LIMIT -> trouble = Optional.of(Troubles.limit(error.message()));
            case SIGN_IN, STOP_SIGN_IN -> trouble = Optional.of(Troubles.signIn(error, ""));
            default -> refusedForGood(status, error);
        }
    }

    private void refusedForGood(int status, ApiError error) {
        if (page.isPresent()) {
            // A locator that has expired: the search begins anew.
            page = Optional.empty();
            again(Troubles.sentence(status, error));
        } else {
            unclear = Optional.of("It cannot be looked for: " + Troubles.sentence(status, error));
        }
    }

    public Optional<Trouble> trouble() {
        return trouble;
    }

    /**
     * What is known of each row now.
     *
     * @param patience until when records are left to other open calls that may have made them, by Salesforce's clock
     */
    public Map<Long, Verdict> verdicts(Instant patience) {
        if (unclear.isPresent()) {
            var verdict = new Verdict.Unclear(unclear.get());
            return calls.stream()
                    .flatMap(call -> call.records().keySet().stream())
                    .collect(Collectors.toMap(row -> row, row -> verdict));
        }
        var others = others(patience);
        return new InterruptedCalls(values, calls, found, ledger.madeSince(since()), others, longest).verdicts(asked);
    }

    /** The open calls that this search is not about. */
    private Set<Instant> others(Instant patience) {
        if (!asked.isBefore(patience)) {
            return Set.of();
        }
        var others = new HashSet<>(ledger.openCalls());
        calls.forEach(call -> others.remove(call.leftAt()));
        return others;
    }

    /** Since when records may be of one of the calls, by Salesforce's clock. */
    private Instant since() {
        return calls.stream()
                .map(InterruptedCall::leftAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
