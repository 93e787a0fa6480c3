package io.saddlebag.salesforce;

import java.time.Instant;
import java.util.Optional;

/**
 * What must be looked up before a record is sent. Times are those of Salesforce, {@link OrgClock}.
 *
 * @param unlessChangedSince the time after which a change in Salesforce wins
 * @param lookForSince for a record of an insert that a process which was killed may have sent: when
 */
public record Caution(Optional<Instant> unlessChangedSince, Optional<Instant> lookForSince) {

    public static final Caution NONE = new Caution(Optional.empty(), Optional.empty());

    public static Caution unlessChangedSince(Instant time) {
        return new Caution(Optional.of(time), Optional.empty());
    }

    public static Caution lookForSince(Instant time) {
        return new Caution(Optional.empty(), Optional.of(time));
    }
}
