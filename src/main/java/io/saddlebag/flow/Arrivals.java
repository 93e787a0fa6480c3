package io.saddlebag.flow;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

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
 * Says when a file in an inbox is whole. A file that was moved in is whole at once: the folder reports that it came, and no
 * write follows. A file that is written in place is whole when nothing was added for a second. Where the file system reports
 * nothing (a network share), every file waits for its quiet second.
 */
public final class Arrivals implements GenericFileExclusiveReadLockStrategy<File>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** Long enough for the report of a write that happened before we looked. */
    private static final Duration REPORT = Duration.ofMillis(60);

    private record Sighting(long size, long modified, Instant since) {}

    private final Clock clock;
    private final Map<Path, Sighting> sightings = new ConcurrentHashMap<>();
    private final Set<Path> movedIn = ConcurrentHashMap.newKeySet();
    private final Map<Path, WatchService> watches = new ConcurrentHashMap<>();

    public Arrivals(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
        var inbox = Path.of(endpoint.getConfiguration().getDirectory());
        try {
            var watch = FileSystems.getDefault().newWatchService();
            inbox.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
            watches.put(inbox.toAbsolutePath().normalize(), watch);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} cannot be watched ({}); files there wait for a quiet second.", inbox, e.getMessage());
        }
    }

    /** Begins the quiet second of a file that waits its turn, so that a hundred files wait one second and not a hundred. */
    public void sees(Path waiting) {
        sightings.computeIfAbsent(waiting.toAbsolutePath().normalize(), this::sighting);
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        var path = file.getFile().toPath().toAbsolutePath().normalize();
        readReports(path.getParent());
        return isWhole(path);
    }

    private Sighting sighting(Path path) {
        return new Sighting(path.toFile().length(), path.toFile().lastModified(), clock.instant());
    }

    /** Never waits: a file that is not whole yet is asked about again at the next poll. */
    private boolean isWhole(Path path) {
        var now = sighting(path);
        var seen = sightings.get(path);
        sightings.keySet().removeIf(gone -> !gone.equals(path) && !Files.exists(gone));
        if (seen == null || seen.size() != now.size() || seen.modified() != now.modified()) {
            sightings.put(path, now);
            return false;
        }
        long size = now.size();
        var quiet = Duration.between(seen.since(), now.since());
        boolean whole =
                quiet.compareTo(QUIET) >= 0 || size > 0 && movedIn.contains(path) && quiet.compareTo(REPORT) >= 0;
        if (whole) {
            sightings.remove(path);
            movedIn.remove(path);
        }
        return whole;
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
        sightings.remove(file.getFile().toPath().toAbsolutePath().normalize());
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
        for (var watch : watches.values()) {
            try {
                watch.close();
            } catch (IOException e) {
                LOG.debug("A folder is watched no more", e);
            }
        }
    }
}
