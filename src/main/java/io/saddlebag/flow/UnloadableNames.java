package io.saddlebag.flow;

import io.saddlebag.ledger.Counts;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets files aside whose name cannot be carried: Camel would pass over them without a word, and they would lie there for ever. */
public final class UnloadableNames {

    private static final Logger LOG = LoggerFactory.getLogger(UnloadableNames.class);

    private final Home home;
    private final Rejects rejects;
    private final LeftInInbox left;
    private final Consumer<FileReport> reports;
    private final Clock clock;
    private final Duration quietTime;
    private final Map<String, Map<Path, Sighting>> sightings = new ConcurrentHashMap<>();

    /**
     * @param quietTime how long such a file must stay as it is before it is moved
     * @param reports is told of each file that is set aside
     */
    public UnloadableNames(Home home, LeftInInbox left, Consumer<FileReport> reports, Clock clock, Duration quietTime) {
        this.home = home;
        this.rejects = new Rejects(home);
        this.left = left;
        this.reports = reports;
        this.clock = clock;
        this.quietTime = quietTime;
    }

    /** Looks through a flow's inbox. */
    public void setAside(String flow) {
        try {
            var before = sightings.getOrDefault(flow, Map.of());
            var now = new HashMap<Path, Sighting>();
            for (Path file : unloadable(home.inbox(flow))) {
                look(flow, file, before, now);
            }
            sightings.put(flow, now);
        } catch (IOException e) {
            LOG.debug("{}: the inbox cannot be looked through for names", flow, e);
        }
    }

    private static List<Path> unloadable(Path inbox) throws IOException {
        try (var files = Files.list(inbox)) {
            return files.filter(file -> NameFlaw.of(file).isPresent())
                    .filter(file -> !Unfinished.isName(file.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private void look(String flow, Path file, Map<Path, Sighting> before, Map<Path, Sighting> now) throws IOException {
        var found = Sighting.of(file, clock.instant());
        var sighting = before.getOrDefault(file, found).then(found, quietTime);
        if (sighting.quietFor(clock.instant()).compareTo(quietTime) < 0) {
            now.put(file, sighting);
        } else {
            setAside(flow, file);
        }
    }

    private void setAside(String flow, Path file) {
        var flaw = NameFlaw.of(file).orElseThrow();
        var shown = home.shown(home.inbox(flow)) + "/" + NameFlaw.shown(file);
        var why = new Problem(
                new Place(shown, 0),
                "the name of the file has " + flaw + ".",
                "Rename it and move it to " + home.shown(home.inbox(flow)) + ".");
        try {
            Files.move(file, rejects.setAsideUnread(flow, NameFlaw.mended(file), why));
            left.forget(file);
            LOG.warn("{}: {}", flow, why);
            report(flow, NameFlaw.shown(file), shown, why);
        } catch (IOException e) {
            left.leave(file, new Obstacle("has a name with " + flaw, "Rename it.", Instant.MIN));
        }
    }

    private void report(String flow, String name, String shown, Problem why) {
        reports.accept(new FileReport(
                flow,
                name,
                shown,
                Counts.NONE,
                Duration.ZERO,
                0,
                Optional.of(why.toString()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0));
    }
}
