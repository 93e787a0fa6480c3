package io.saddlebag.flow;

import io.saddlebag.deadletter.DeadLetterFiles;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how the messages of a queue ended: not of each sitting, of which there may be several a second, but when the queue has
 * been emptied or has to wait. The file of its dead letters is written then, too, and now and again while it is busy.
 */
public final class QueueReports {

    private static final Logger LOG = LoggerFactory.getLogger(QueueReports.class);
    private static final Duration WRITES_EVERY = Duration.ofSeconds(5);
    private static final Duration SUMS_UP_EVERY = Duration.ofMinutes(1);

    private record Sum(Counts counts, int calls, Instant begun, Optional<Path> results) {
        Sum plus(Load load) {
            return new Sum(
                    counts.plus(load.counts()),
                    calls + load.calls(),
                    begun,
                    load.loading().map(io.saddlebag.ledger.Loading::results).or(() -> results));
        }
    }

    private final Map<String, Sum> sums = new HashMap<>();
    private final Map<String, DeadLetterLog> deadLetterLogs = new HashMap<>();
    private Instant summedUp = Instant.EPOCH;
    private final DeadLetterFiles deadLetterFiles;
    private final Consumer<FileReport> reports;
    private final Consumer<Flow> loaded;
    private final Clock clock;
    private Instant written = Instant.EPOCH;
    private boolean stale;

    /**
     * @param reports is told how the messages ended or why they wait
     * @param loaded is told the flow whose records have come to Salesforce
     */
    public QueueReports(
            DeadLetterFiles deadLetterFiles, Consumer<FileReport> reports, Consumer<Flow> loaded, Clock clock) {
        this.deadLetterFiles = deadLetterFiles;
        this.reports = reports;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** That of a queue, whose messages come without end: it is summed up each minute, and when the queue has to wait. */
    synchronized DeadLetterLog deadLetterLog(String flow) {
        return deadLetterLogs.computeIfAbsent(flow, id -> new DeadLetterLog());
    }

    private void sumUpEachMinute() {
        if (!summedUp.plus(SUMS_UP_EVERY).isAfter(clock.instant())) {
            sumUp();
        }
    }

    private void sumUp() {
        summedUp = clock.instant();
        deadLetterLogs.forEach((flow, log) -> log.rest().ifPresent(rest -> LOG.warn("{}: {}", flow, rest)));
    }

    synchronized void settled(Load load) {
        add(load);
        sumUpEachMinute();
        if (stale && written.plus(WRITES_EVERY).isBefore(clock.instant())) {
            refresh();
        }
        if (load.counts().total() > load.counts().deadLetters()) {
            loaded.accept(load.flow());
        }
    }

    synchronized void waits(Load load) {
        add(load);
        sumUp();
        tell(load.flow().id(), load.name(), load.trouble(), Optional.empty());
    }

    private void add(Load load) {
        stale |= load.counts().deadLetters() > 0;
        sums.put(
                load.flow().id(),
                sums.getOrDefault(load.flow().id(), new Sum(Counts.NONE, 0, load.begun(), Optional.empty()))
                        .plus(load));
    }

    synchronized void away(String flow, String queue, String why) {
        tell(flow, queue, Optional.of(new Trouble(Trouble.Kind.DOWN, why, Optional.empty())), Optional.empty());
    }

    /** @param notice what a person should look at */
    synchronized void empty(String flow, String queue, Optional<String> notice) {
        sumUpEachMinute();
        if (sums.containsKey(flow)) {
            tell(flow, queue, Optional.empty(), notice);
        }
    }

    private void tell(String flow, String queue, Optional<Trouble> trouble, Optional<String> notice) {
        if (stale) {
            refresh();
        }
        var sum = Optional.ofNullable(sums.remove(flow))
                .orElseGet(() -> new Sum(Counts.NONE, 0, clock.instant(), Optional.empty()));
        if (sum.counts().total() > 0) {
            LOG.info("{}: {}: {}", flow, queue, sum.counts());
        }
        reports.accept(new FileReport(
                flow,
                queue,
                queue,
                sum.counts(),
                Duration.between(sum.begun(), clock.instant()),
                sum.calls(),
                Optional.empty(),
                trouble,
                sum.results(),
                notice.stream().toList(),
                0));
    }

    /** The ledger has the dead letters, whatever becomes of the file: messages do not wait for it. */
    private void refresh() {
        written = clock.instant();
        try {
            deadLetterFiles.refresh();
            stale = false;
        } catch (LedgerUnavailable e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
