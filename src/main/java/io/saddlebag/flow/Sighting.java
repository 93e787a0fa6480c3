package io.saddlebag.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * What was seen of a file that waits in an inbox.
 *
 * @param since when it was first seen as it is now
 * @param restless since when it was never quiet for the quiet time
 */
record Sighting(long size, FileTime modified, Instant since, Instant restless) {

    /** @throws IOException when the file is gone */
    static Sighting of(Path file, Instant now) throws IOException {
        var found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Sighting(found.size(), found.lastModifiedTime(), now, now);
    }

    /** This one again when nothing has changed, else the new one. */
    Sighting then(Sighting next, Duration quietTime) {
        if (size == next.size && modified.equals(next.modified)) {
            return this;
        }
        boolean wasQuiet = quietFor(next.since).compareTo(quietTime) >= 0;
        return new Sighting(next.size, next.modified, next.since, wasQuiet ? next.since : restless);
    }

    Duration quietFor(Instant now) {
        return Duration.between(since, now);
    }
}
