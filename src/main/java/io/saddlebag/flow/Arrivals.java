package io.saddlebag.flow;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.files.OpenedFile;
import io.saddlebag.files.ReplacedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when a file in an inbox may be taken. A file that was moved in is whole at once: the folder reports that it came, and no
 * write follows. A file that is written in place is whole when nothing was added for the quiet time. Where the file system reports
 * nothing (a network share), every file waits for its quiet time. A file that a process has open for writing waits for its end,
 * where the system tells. What holds up its inbox for longer than the timeout, or cannot be read, is left.
 */
public final class Arrivals implements GenericFileExclusiveReadLockStrategy<File>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    /** Long enough for the report of a write that happened before we looked. */
    private static final Duration REPORT = Duration.ofMillis(60);

    /** The clock of a file system goes on at least once in that time, so that a change shows from then on. */
    private static final Duration TICK = Duration.ofMillis(20);

    private final Clock clock;
    private final Duration quietTime;
    private final Duration timeout;
    private final LeftInInbox left;
    private final HardLinks hardLinks;
    private final OpenForWriting open = new OpenForWriting();
    private final Undelivered undelivered;
    private final Map<Path, Sighting> sightings = new ConcurrentHashMap<>();
    private final Map<Path, Instant> asked = new ConcurrentHashMap<>();
    private final Map<Path, OpenedFile> opened = new ConcurrentHashMap<>();
    private final Set<Path> movedIn = ConcurrentHashMap.newKeySet();
    private final Map<Path, WatchService> watches = new ConcurrentHashMap<>();

    /**
     * @param quietTime how long a file that is written in place must stay as it is
     * @param timeout how long a file may hold up its inbox
     */
    public Arrivals(Clock clock, Duration quietTime, Duration timeout, LeftInInbox left) {
        this.clock = clock;
        this.quietTime = quietTime;
        this.timeout = timeout;
        this.left = left;
        this.hardLinks = left.hardLinks();
        this.undelivered = new Undelivered(clock, timeout);
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
        var inbox = Path.of(endpoint.getConfiguration().getDirectory());
        open.watch(inbox);
        try {
            var watch = FileSystems.getDefault().newWatchService();
            inbox.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
            watches.put(inbox.toAbsolutePath().normalize(), watch);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} cannot be watched ({}); files there wait for their quiet time.", inbox, e.getMessage());
        }
    }

    /**
     * Looks at a file that waits its turn, so that a hundred files wait one quiet time and not a hundred.
     *
     * @return whether it is to have its turn: a file that is left does not, until it can be taken
     */
    public boolean sees(Path waiting) {
        var path = waiting.toAbsolutePath().normalize();
        boolean offered = sight(path)
                && (!left.isLeft(path)
                        || !left.waits(path)
                                && obstacle(path)
                                        .or(() -> Obstacle.ofReading(path))
                                        .isEmpty());
        if (offered) {
            undelivered.offers(path);
        }
        return offered;
    }

    /** Ends a look into an inbox. */
    public void looked(Path inbox) {
        for (Path file : undelivered.looked(inbox)) {
            left.leave(file, new Obstacle("is not taken", "Give it another name.", clock.instant()));
        }
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        var path = file.getFile().toPath().toAbsolutePath().normalize();
        undelivered.asks(path);
        readReports(path.getParent());
        sightings.keySet().removeIf(gone -> !gone.equals(path) && !Files.exists(gone));
        if (!sight(path)) {
            return false;
        }
        var obstacle = obstacle(path).or(() -> open(path));
        obstacle.filter(each -> holdsUp(path, each)).ifPresent(each -> left.leave(path, each));
        if (opened.containsKey(path)) {
            forget(path);
            movedIn.remove(path);
            left.forget(path);
        }
        return opened.containsKey(path);
    }

    /** What was seen for a while is opened, or nothing: a file that is swapped all the time is never whole. */
    private Optional<Obstacle> open(Path path) {
        var seen = sightings.get(path).found();
        try {
            close(opened.put(path, Obstacle.openReadable(path, seen)));
            return Optional.empty();
        } catch (ReplacedFile e) {
            LOG.debug("{} is looked at again", path, e);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Obstacle.unreadable(e));
        }
    }

    /**
     * The file that was taken, which its user closes. One that was taken by other means than this is opened now.
     *
     * @throws IOException when it cannot be opened
     */
    OpenedFile take(Path file) throws IOException {
        var taken = opened.remove(file.toAbsolutePath().normalize());
        return taken == null ? OpenedFile.openAmongOthers(file, FileIdentity.of(file)) : taken;
    }

    private static void close(OpenedFile file) {
        if (file != null) {
            file.close();
        }
    }

    /** @return whether it is still there */
    private boolean sight(Path path) {
        try {
            var now = Sighting.of(path, clock.instant());
            sightings.merge(path, now, (before, next) -> before.then(next, quietTime));
            return sightings.get(path).found().regular();
        } catch (IOException e) {
            forget(path);
            return false;
        }
    }

    private Optional<Obstacle> obstacle(Path path) {
        var seen = sightings.get(path);
        var now = clock.instant();
        if (!isQuiet(path, seen, now)) {
            return Optional.of(Obstacle.stillWritten(quietTime, seen.restless()));
        }
        return open.writer(path, seen.since(), now)
                .map(writer -> Obstacle.open(writer, seen.since()))
                .or(() -> hardLinks.obstacle(path, seen.found()));
    }

    private boolean holdsUp(Path path, Obstacle obstacle) {
        var now = clock.instant();
        var since = asked.computeIfAbsent(path, first -> now);
        var earlier = obstacle.since().isBefore(since) ? obstacle.since() : since;
        return !earlier.isAfter(now.minus(timeout));
    }

    private boolean isQuiet(Path path, Sighting seen, Instant now) {
        var quiet = seen.quietFor(now);
        return quiet.compareTo(quietTime) >= 0 && quiet.compareTo(TICK) >= 0
                || seen.size() > 0 && movedIn.contains(path) && quiet.compareTo(REPORT) >= 0;
    }

    private void readReports(Path folder) {
        var watch = watches.get(folder);
        if (watch == null) {
            return;
        }
        for (var key = watch.poll(); key != null; key = watch.poll()) {
            var written = new HashSet<Path>();
            for (WatchEvent<?> event : key.pollEvents()) {
                note(folder, event, written);
            }
            key.reset();
        }
    }

    private void note(Path folder, WatchEvent<?> event, Set<Path> written) {
        if (event.kind() == OVERFLOW) {
            // Some reports are missing, so nothing is known to have been moved.
            movedIn.clear();
            return;
        }
        var path = folder.resolve((Path) event.context());
        if (event.kind() == ENTRY_CREATE && !written.contains(path)) {
            movedIn.add(path);
        } else {
            written.add(path);
            movedIn.remove(path);
        }
    }

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        // The file is not whole yet: what was seen of it is kept for the next look.
        close(opened.remove(file.getFile().toPath().toAbsolutePath().normalize()));
    }

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        forget(file);
    }

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        forget(file);
    }

    private void forget(GenericFile<File> file) {
        var path = file.getFile().toPath().toAbsolutePath().normalize();
        forget(path);
        close(opened.remove(path));
    }

    private void forget(Path path) {
        sightings.remove(path);
        asked.remove(path);
    }

    @Override
    public void setTimeout(long timeout) {
        // Camel's own strategies wait; this one never does.
    }

    @Override
    public void setCheckInterval(long checkInterval) {
        // The poll interval of the inbox is the check interval.
    }

    @Override
    public void setReadLockLoggingLevel(org.apache.camel.LoggingLevel readLockLoggingLevel) {
        // A file that is still being written is nothing to report.
    }

    @Override
    public void setMarkerFiler(boolean markerFile) {
        // No marker files are written into a user's inbox.
    }

    @Override
    public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {
        // There are none.
    }

    /** Ends the reports: each has a thread that would outlive the flows. */
    @Override
    public void close() {
        opened.values().forEach(OpenedFile::close);
        for (var watch : watches.values()) {
            try {
                watch.close();
            } catch (IOException e) {
                LOG.debug("A folder is watched no more", e);
            }
        }
    }
}
