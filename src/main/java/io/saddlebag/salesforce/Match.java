package io.saddlebag.salesforce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A record that a lookup found.
 *
 * @param changed its SystemModstamp: when anybody, or the system, last changed it
 * @param created its CreatedDate
 * @param creator its CreatedById
 */
public record Match(String id, Instant changed, Instant created, String creator) {

    /**
     * Whether it may have been changed after this time. Salesforce keeps whole seconds (SystemModstamp ends in {@code .000}),
     * so a change in the same second may have come before or after.
     */
    boolean mayHaveChangedAfter(Instant time) {
        return changed.getNano() == 0 ? !changed.isBefore(time.truncatedTo(ChronoUnit.SECONDS)) : changed.isAfter(time);
    }
}
