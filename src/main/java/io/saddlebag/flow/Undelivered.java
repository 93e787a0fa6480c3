package io.saddlebag.flow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that Camel was given and did not ask about, whatever its reason: they must neither be forgotten nor keep
 * {@code run --once} from its end.
 */
final class Undelivered {

    private final Clock clock;
    private final Duration timeout;
    private final Map<Path, Set<Path>> offered = new ConcurrentHashMap<>();
    private final Map<Path, Instant> since = new ConcurrentHashMap<>();

    Undelivered(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    /** The look into a folder found this file, and it may be taken. */
    void offers(Path file) {
        offered.computeIfAbsent(file.getParent(), folder -> new HashSet<>()).add(file);
    }

    /** Camel asked about a file of the look: the others wait their turn. */
    void asks(Path file) {
        offered.remove(file.getParent());
        since.remove(file);
    }

    /** Ends a look; tells the files that were offered in vain for the whole timeout. */
    List<Path> looked(Path folder) {
        var inVain = offered.remove(folder);
        if (inVain == null) {
            since.keySet().removeIf(file -> file.getParent().equals(folder));
            return List.of();
        }
        var now = clock.instant();
        inVain.forEach(file -> since.putIfAbsent(file, now));
        return inVain.stream()
                .filter(file -> !since.get(file).isAfter(now.minus(timeout)))
                .toList();
    }
}
