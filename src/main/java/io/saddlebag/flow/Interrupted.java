package io.saddlebag.flow;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Left;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.Answer;
import io.saddlebag.salesforce.CreatedSearch;
import io.saddlebag.salesforce.DeliveryTerms;
import io.saddlebag.salesforce.InterruptedCall;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.salesforce.Outcomes;
import io.saddlebag.salesforce.RecordId;
import io.saddlebag.salesforce.SObjectRecord;
import io.saddlebag.salesforce.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean that looks for the rows of interrupted inserts before a load sends anything: what each call had sent is compared
 * with what its user has created since. An insert with a unique field is looked up by that, on its way.
 */
public final class Interrupted {

    private static final Logger LOG = LoggerFactory.getLogger(Interrupted.class);

    /** A record that is there has its outcome in the ledger as soon as the answer to its call has come: seconds later. */
    private static final int LOOKS = 20;

    private static final long PAUSE_MILLIS = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The rows of one call have these in common. */
    private record CallName(String call, Instant at, String user) {}

    private final Ledger ledger;
    private final Outcomes outcomes;
    private final DeliveryTerms terms;
    private final Supplier<String> org;
    private final Duration longest;
    private Optional<Instant> firstAnswer = Optional.empty();

    /**
     * @param org the Id of the org that is signed in to
     * @param longest how long a call can run after it left
     */
    public Interrupted(Ledger ledger, Outcomes outcomes, DeliveryTerms terms, Supplier<String> org, Duration longest) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.terms = terms;
        this.org = org;
        this.longest = longest;
    }

    /** Makes the search ready, where the load has rows of interrupted calls. */
    public void open(Exchange exchange, @ExchangeProperty("load") Load load) {
        exchange.removeProperty("search");
        if (!load.readyToBegin() || !isLookedFor(load)) {
            return;
        }
        var left = load.interrupted();
        var replay = Optional.ofNullable(exchange.getProperty("replay", Replay.class));
        if (replay.isEmpty() && !load.isFile()) {
            // The messages come one after the other: their rows wait until all of them are there.
            left.forEach(
                    each -> load.judged(each.row(), new Verdict.Later(each.at().plus(longest))));
            return;
        }
        boolean here = replay.map(each -> each.isOf(org.get())).orElse(true);
        var rows = replay.map(Replay::rows).orElseGet(() -> LeftRows.of(load, left));
        var calls = here ? calls(load, left, rows) : List.<InterruptedCall>of();
        if (!calls.isEmpty()) {
            exchange.setProperty("search", new CreatedSearch(load.object(), calls, longest, terms, ledger.sources()));
        }
    }

    private static boolean isLookedFor(Load load) {
        return load.target().operation() == Operation.INSERT
                && !load.target().reconcilable()
                && !load.interrupted().isEmpty();
    }

    /** Those that can be looked for: by the user who is signed in, and with rows that the mapping still takes. */
    private List<InterruptedCall> calls(Load load, List<Left> left, Map<Long, Row> rows) {
        var calls = new ArrayList<InterruptedCall>();
        left.stream()
                .filter(each -> isThisUser(each.user()))
                .collect(groupingBy(each -> new CallName(each.call(), each.at(), each.user())))
                .forEach((name, all) -> {
                    var records = records(load, all, rows);
                    if (records.size() == all.size()) {
                        calls.add(new InterruptedCall(name.at(), name.user(), records));
                    }
                });
        return calls;
    }

    private boolean isThisUser(String user) {
        return terms.user()
                .get()
                .map(RecordId::withoutChecksum)
                .filter(RecordId.withoutChecksum(user)::equals)
                .isPresent();
    }

    private static Map<Long, SObjectRecord> records(Load load, List<Left> left, Map<Long, Row> rows) {
        var records = new HashMap<Long, SObjectRecord>();
        for (var each : left) {
            Optional.ofNullable(rows.get(each.row()))
                    .flatMap(row -> MappingStep.recordOf(load, row))
                    .ifPresent(record -> records.put(each.row(), record));
        }
        return records;
    }

    /** Takes the answer to the call that was just made, which is the body or the exception that the route passed on. */
    public void settle(Exchange exchange) throws InterruptedException {
        var load = exchange.getProperty("load", Load.class);
        var search = exchange.getProperty("search", CreatedSearch.class);
        load.called(1);
        var failure = outcomes.failure(exchange);
        if (failure.isPresent()) {
            search.settle(failure.get());
        } else {
            Optional.ofNullable(exchange.getMessage().getBody(JsonNode.class))
                    .ifPresentOrElse(
                            search::settle, () -> search.settle(new Answer.Lost("The answer holds no records.")));
        }
        if (search.trouble().isPresent()) {
            load.stop(search.trouble().get());
        } else if (!search.open()) {
            judge(load, search);
        }
    }

    private void judge(Load load, CreatedSearch search) throws InterruptedException {
        var patience = patience();
        var verdicts = search.verdicts(patience);
        for (int n = 0; n < LOOKS && isUnclearForNow(verdicts); n++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            verdicts = search.verdicts(patience);
        }
        verdicts.forEach(load::judged);
        LOG.info(
                "{}: {}: {} rows had left without an answer: {} are in Salesforce, {} are not and are sent again, {} are looked for"
                        + " again{}, {} are unclear",
                load.flow().id(),
                load.name(),
                verdicts.size(),
                count(verdicts, Verdict.Stored.class),
                count(verdicts, Verdict.NotStored.class),
                count(verdicts, Verdict.Later.class),
                next(verdicts)
                        .map(at -> ", not before " + at.truncatedTo(SECONDS))
                        .orElse(""),
                count(verdicts, Verdict.Unclear.class));
    }

    /** After the first search the files and messages of the other interrupted calls must come again within this time. */
    private synchronized Instant patience() {
        var first = firstAnswer.orElseGet(terms.orgClock()::instant);
        firstAnswer = Optional.of(first);
        return first.plus(longest.compareTo(PATIENCE) > 0 ? longest : PATIENCE);
    }

    private static boolean isUnclearForNow(Map<Long, Verdict> verdicts) {
        return verdicts.values().stream()
                .anyMatch(verdict -> verdict instanceof Verdict.Unclear unclear && unclear.forNow());
    }

    private static Optional<Instant> next(Map<Long, Verdict> verdicts) {
        return verdicts.values().stream()
                .filter(Verdict.Later.class::isInstance)
                .map(later -> ((Verdict.Later) later).at())
                .max(Comparator.naturalOrder());
    }

    private static long count(Map<Long, Verdict> verdicts, Class<? extends Verdict> kind) {
        return verdicts.values().stream().filter(kind::isInstance).count();
    }
}
