package io.saddlebag.simulator.front;

import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;

/** The API requests of the last 24 hours and how many are allowed (contract sheet, section 7). */
public final class ApiUsage {

    private static final long WINDOW = Duration.ofHours(24).toMillis();
    private static final long BUCKET = Duration.ofMinutes(1).toMillis();

    private final InstantSource clock;
    private final long limit;
    private final TreeMap<Long, Long> byMinute = new TreeMap<>();

    public ApiUsage(InstantSource clock, long limit) {
        this.clock = clock;
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }

    /** Counts a request, or says no when the day's are used up. */
    public synchronized boolean take() {
        if (used() >= limit) {
            return false;
        }
        byMinute.merge(clock.millis() / BUCKET, 1L, Long::sum);
        return true;
    }

    public synchronized long used() {
        byMinute.headMap((clock.millis() - WINDOW) / BUCKET, true).clear();
        return byMinute.values().stream().mapToLong(Long::longValue).sum();
    }

    public synchronized void reset() {
        byMinute.clear();
    }
}
