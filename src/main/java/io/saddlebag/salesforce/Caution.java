package io.saddlebag.salesforce;

import java.time.Instant;
import java.util.Optional;

/**
 * What must be looked up before a record is sent. Times are those of Salesforce, {@link OrgClock}.
 *
 * @param unlessChangedSince the time after which a change in Salesforce wins
 * @param leftAt when the record left in an earlier process, whose call may have been carried out
 * @param leftId the Id of the record that such a call was to delete; empty where it is not known
 */
public record Caution(Optional<Instant> unlessChangedSince, Optional<Instant> leftAt, String leftId) {

    public static final Caution NONE = new Caution(Optional.empty(), Optional.empty(), "");

    public static Caution unlessChangedSince(Instant time) {
        return new Caution(Optional.of(time), Optional.empty(), "");
    }

    public static Caution leftAt(Instant time) {
        return new Caution(Optional.empty(), Optional.of(time), "");
    }
}
