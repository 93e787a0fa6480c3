package io.saddlebag.flow;

import io.saddlebag.files.FileIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What was seen of a file that waits in an inbox.
 *
 * @param since when it was first seen as it is now
 * @param restless since when it was never quiet for the quiet time
 */
record Sighting(FileIdentity found, Instant since, Instant restless) {

    /** @throws IOException when the file is gone */
    static Sighting of(Path file, Instant now) throws IOException {
        return new Sighting(FileIdentity.of(file), now, now);
    }

    long size() {
        return found.size();
    }

    /** This one again when nothing has changed, else the new one. */
    Sighting then(Sighting next, Duration quietTime) {
        if (found.equals(next.found)) {
            return this;
        }
        boolean wasQuiet = quietFor(next.since).compareTo(quietTime) >= 0;
        return new Sighting(next.found, next.since, wasQuiet ? next.since : restless);
    }

    Duration quietFor(Instant now) {
        return Duration.between(since, now);
    }
}
