package io.saddlebag.flow;

import io.saddlebag.records.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets files aside whose name cannot be carried: Camel would pass over them without a word, and they would lie there for ever. */
public final class UnloadableNames {

    private static final Logger LOG = LoggerFactory.getLogger(UnloadableNames.class);

    private final Home home;
    private final SetAside aside;
    private final Clock clock;
    private final Duration quietTime;
    private final Map<String, Map<Path, Sighting>> sightings = new ConcurrentHashMap<>();

    /**
     * @param quietTime how long such a file must stay as it is before it is moved
     * @param reports is told of each file that is set aside
     */
    public UnloadableNames(Home home, LeftInInbox left, Consumer<FileReport> reports, Clock clock, Duration quietTime) {
        this.home = home;
        this.aside = new SetAside(home, left, reports);
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
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
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
        aside.setAside(
                flow,
                file,
                "the name of the file has " + flaw + ".",
                "Rename it and move it to " + home.shown(home.inbox(flow)) + ".",
                SetAside.left("has a name with " + flaw, "Rename it."));
    }
}
