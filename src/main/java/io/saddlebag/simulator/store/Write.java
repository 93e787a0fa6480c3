package io.saddlebag.simulator.store;

import java.time.Instant;
import java.util.Map;

/**
 * One write that reached a record, as a test looks at it.
 *
 * @param sequence counts all writes of the org, from 1, in the order they were done
 * @param values the whole record after the write
 */
public record Write(long sequence, Instant at, String object, String id, Kind kind, Map<String, Object> values) {

    /** What was done to the record. */
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED
    }
}
