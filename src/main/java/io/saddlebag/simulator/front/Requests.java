package io.saddlebag.simulator.front;

import io.saddlebag.simulator.http.Kind;
import java.util.EnumMap;
import java.util.Map;

/** Counts requests by kind, and how many stood open at once. */
public final class Requests {

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private int dataOpen;
    private int dataOpenAtMost;

    synchronized void began(Kind kind) {
        counts.merge(kind, 1L, Long::sum);
        if (kind.isData()) {
            dataOpen++;
            dataOpenAtMost = Math.max(dataOpenAtMost, dataOpen);
        }
    }

    synchronized void ended(Kind kind) {
        dataOpen -= kind.isData() ? 1 : 0;
    }

    /** How many requests of each kind came, also those that failed. */
    public synchronized Map<Kind, Long> counts() {
        return Map.copyOf(counts);
    }

    public synchronized long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** How many requests for data are under way now. */
    public synchronized int atOnce() {
        return dataOpen;
    }

    /** The most requests for data that were ever under way together. */
    public synchronized int atOnceAtMost() {
        return dataOpenAtMost;
    }

    public synchronized void reset() {
        counts.clear();
        dataOpenAtMost = dataOpen;
    }
}
