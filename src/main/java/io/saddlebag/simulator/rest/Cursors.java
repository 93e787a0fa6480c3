package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.soql.Search.Found;
import io.saddlebag.simulator.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The results of queries that have more pages; the oldest are forgotten first. */
final class Cursors {

    private static final int OPEN_AT_MOST = 100;
    /** Contract sheet, section 5. */
    private static final Duration LIFETIME = Duration.ofDays(2);

    private record Cursor(Found.Records found, int pageSize, Instant end) {}

    /** Where reading goes on in a result. */
    record Place(String id, Found.Records found, int from, int size) {

        /** {@code 01g...-2000}. */
        String locator(int from) {
            return id + "-" + from;
        }
    }

    private final Map<String, Cursor> open = new LinkedHashMap<>();
    private final InstantSource clock;
    private int opened;

    Cursors(InstantSource clock) {
        this.clock = clock;
    }

    /** Keeps a result and gives its beginning. */
    synchronized Place open(Found.Records found, int pageSize) {
        var id = Ids.of("01g", opened++);
        if (found.ids().size() > pageSize) {
            open.put(id, new Cursor(found, pageSize, clock.instant().plus(LIFETIME)));
            if (open.size() > OPEN_AT_MOST) {
                open.remove(open.keySet().iterator().next());
            }
        }
        return new Place(id, found, 0, pageSize);
    }

    synchronized void clear() {
        open.clear();
    }

    synchronized Optional<Place> at(String locator) {
        var dash = locator.lastIndexOf('-');
        if (dash < 0 || !locator.substring(dash + 1).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        var id = locator.substring(0, dash);
        var from = Integer.parseInt(locator.substring(dash + 1));
        return Optional.ofNullable(open.get(id))
                .filter(cursor -> clock.instant().isBefore(cursor.end()))
                .filter(cursor -> from <= cursor.found().ids().size())
                .map(cursor -> new Place(id, cursor.found(), from, cursor.pageSize()));
    }
}
