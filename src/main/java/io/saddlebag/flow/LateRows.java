package io.saddlebag.flow;

import io.saddlebag.files.OpenedFile;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.ledger.SourceState;
import io.saddlebag.records.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what a slow writer adds to a file that was loaded and moved to {@code done/}. New rows are put into the inbox as a
 * file of their own; what cannot be told apart is named for a person.
 */
public final class LateRows {

    private static final Logger LOG = LoggerFactory.getLogger(LateRows.class);

    /** How long after its load a file is looked at by the running process, and by the next one at its start. */
    private static final Duration WATCHED = Duration.ofHours(1);

    private static final Duration WATCHED_BY_NEXT = Duration.ofDays(1);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private record Loaded(String flow, Path place, long size, Instant until) {}

    private final Home home;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration quietTime;
    private final Map<Long, Loaded> loaded = new ConcurrentHashMap<>();
    private final Map<Long, Sighting> changed = new ConcurrentHashMap<>();
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    /** @param quietTime how long a file must stay as it is before its new rows are taken */
    public LateRows(Home home, Ledger ledger, Clock clock, Duration quietTime) {
        this.home = home;
        this.ledger = ledger;
        this.clock = clock;
        this.quietTime = quietTime;
        ledger.sources().since(clock.instant().minus(WATCHED_BY_NEXT)).forEach(this::watch);
    }

    /** A file was loaded and moved. */
    void watch(long source) {
        ledger.sources().find(source).ifPresent(this::watch);
    }

    private void watch(Source source) {
        if (source.kind() == SourceKind.FILE && source.state() == SourceState.DONE) {
            var place = home.root().resolve(source.path());
            var until = source.ended().orElse(clock.instant()).plus(WATCHED);
            loaded.put(source.id(), new Loaded(source.flow(), place, source.size(), until));
        }
    }

    /** Looks at the files of a flow that were loaded of late, once a second at most. */
    public void look(String flow) {
        var now = clock.instant();
        var before = looked.get(flow);
        if (before != null && now.isBefore(before.plus(quietTime.compareTo(EVERY) < 0 ? quietTime : EVERY))) {
            return;
        }
        looked.put(flow, now);
        loaded.forEach((source, file) -> {
            if (file.flow().equals(flow)) {
                look(source, file, now);
            }
        });
    }

    private void look(long source, Loaded file, Instant now) {
        try {
            var found = Sighting.of(file.place(), now);
            if (found.size() == file.size() || !found.found().regular()) {
                if (now.isAfter(file.until())) {
                    loaded.remove(source);
                }
                return;
            }
            var sighting = changed.merge(source, found, (before, next) -> before.then(next, quietTime));
            if (sighting.quietFor(now).compareTo(quietTime) >= 0) {
                changed.remove(source);
                try (var opened = OpenedFile.open(file.place(), found.found())) {
                    take(ledger.sources().find(source).orElseThrow(), opened);
                }
            }
        } catch (IOException e) {
            // Somebody took the file away, so nobody will add to it here.
            loaded.remove(source);
        }
    }

    private void take(Source source, OpenedFile file) throws IOException {
        var now = Fingerprint.of(file);
        var rest = AddedRows.of(source, file);
        if (rest.isPresent()) {
            var name = rest.get().writeTo(home.inbox(source.flow()), home.readers());
            LOG.warn(
                    "{}: {} bytes were added to {} after it was loaded. Their rows load as {}. If its writer pauses,"
                            + " set saddlebag.quiet-time to more than its pauses.",
                    source.flow(),
                    now.size() - source.size(),
                    source.path(),
                    home.shown(name));
        } else {
            var why = source.path() + " was changed after it was loaded, and what is new in it was not loaded."
                    + " Move what is new to " + home.shown(home.inbox(source.flow())) + ".";
            LOG.warn("{}: {}", source.flow(), why);
            ledger.leftFiles().leave(source.flow(), source.path(), why);
        }
        ledger.sources().changed(source.id(), now.size(), now.sha256());
        watch(source.id());
    }
}
