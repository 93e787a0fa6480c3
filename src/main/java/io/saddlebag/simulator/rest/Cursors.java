package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.soql.Search.Found;
import io.saddlebag.simulator.store.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The results of queries that have more pages; the oldest are forgotten first. */
final class Cursors {

    private static final int OPEN_AT_MOST = 100;

    private record Cursor(Found.Records found, int pageSize) {}

    /** Where reading goes on in a result. */
    record Place(String id, Found.Records found, int from, int size) {

        /** {@code 01g...-2000}. */
        String locator(int from) {
            return id + "-" + from;
        }
    }

    private final Map<String, Cursor> open = new LinkedHashMap<>();
    private int opened;

    /** Keeps a result and gives its beginning. */
    synchronized Place open(Found.Records found, int pageSize) {
        var id = Ids.of("01g", opened++);
        if (found.ids().size() > pageSize) {
            open.put(id, new Cursor(found, pageSize));
            if (open.size() > OPEN_AT_MOST) {
                open.remove(open.keySet().iterator().next());
            }
        }
        return new Place(id, found, 0, pageSize);
    }

    synchronized Optional<Place> at(String locator) {
        var dash = locator.lastIndexOf('-');
        if (dash < 0 || !locator.substring(dash + 1).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        var id = locator.substring(0, dash);
        var from = Integer.parseInt(locator.substring(dash + 1));
        return Optional.ofNullable(open.get(id))
                .filter(cursor -> from <= cursor.found().ids().size())
                .map(cursor -> new Place(id, cursor.found(), from, cursor.pageSize()));
    }
}
