package io.saddlebag.flow;

import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Loading;
import io.saddlebag.ledger.NewSource;
import io.saddlebag.ledger.RowRanges;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.records.Fingerprint;
import io.saddlebag.records.Format;
import io.saddlebag.records.ResultLines;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources that the ledger keeps for queues. A queue never ends, so there is one for each day: {@code contacts-2026-03-31},
 * with a results file and a file of dead letters of its own.
 */
final class QueueSources {

    /** After a crash the broker delivers again what is open. So long it may take while messages are read. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private record Key(String flow, String org, String mapping) {}

    private record Open(String name, Loading loading) {}

    private final Ledger ledger;
    private final Clock clock;
    private final Map<Key, Open> open = new HashMap<>();

    /** Since when messages are read while rows of these sources are open. */
    private final Map<Long, Instant> awaited = new HashMap<>();

    QueueSources(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return without the counts of earlier sittings */
    synchronized Loading loading(Flow flow, String org) {
        var key = new Key(flow.id(), org, flow.mappingText());
        var today = nameOf(flow, LocalDate.now(clock));
        if (!open.containsKey(key) || !open.get(key).name().equals(today)) {
            open.put(key, begin(flow, org, today));
        }
        return open.get(key).loading();
    }

    private Open begin(Flow flow, String org, String today) {
        var name = today;
        for (Source source : ledger.sources().loading()) {
            if (source.kind() == SourceKind.QUEUE
                    && source.flow().equals(flow.id())
                    && !source.name().equals(today)) {
                if (mustGoOn(source, org)) {
                    name = source.name();
                } else {
                    ledger.messages().end(source.id());
                }
            }
        }
        var loading = ledger.sources()
                .begin(source(flow, org, name), ResultLines.ofJson().header().getBytes(StandardCharsets.UTF_8));
        return new Open(
                name,
                new Loading(
                        loading.id(),
                        loading.resumed(),
                        RowRanges.NONE,
                        Counts.NONE,
                        loading.results(),
                        loading.notice()));
    }

    /** The days that a flow stood still do not count: what was sent before must be known whenever it comes again. */
    private boolean mustGoOn(Source source, String org) {
        var now = clock.instant();
        return source.org().equals(org)
                && ledger.messages().hasOpen(source.id())
                && awaited.computeIfAbsent(source.id(), id -> now).plus(LONGEST).isAfter(now);
    }

    private NewSource source(Flow flow, String org, String name) {
        return new NewSource(
                SourceKind.QUEUE,
                flow.id(),
                name,
                flow.queue().orElseThrow(),
                0,
                "",
                clock.instant(),
                flow.operation().word(),
                org,
                Fingerprint.of(flow.mappingText()).sha256(),
                Format.NDJSON.name(),
                Optional.empty(),
                List.of());
    }

    /** Letters, digits and hyphens only, since files are named by it. */
    private static String nameOf(Flow flow, LocalDate day) {
        return flow.queue().orElseThrow().replaceAll("[^A-Za-z0-9_-]+", "-") + "-" + day;
    }
}
