package io.saddlebag.flow;

import io.saddlebag.ledger.Waiting;
import io.saddlebag.salesforce.ApiError;
import io.saddlebag.salesforce.Outcome;
import io.saddlebag.salesforce.Remedies;
import io.saddlebag.salesforce.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which refused rows wait, and for how long: for their parent, where a flow of this home loads it, and for a lock that others
 * hold.
 */
public final class ParentWait {

    private final Flows flows;
    private final Duration longest;
    private final Duration longestForLock;
    private final Clock clock;

    /**
     * @param longest how long a row waits for its parent
     * @param longestForLock how long a row waits for a lock
     */
    public ParentWait(Flows flows, Duration longest, Duration longestForLock, Clock clock) {
        this.flows = flows;
        this.longest = longest;
        this.longestForLock = longestForLock;
        this.clock = clock;
    }

    /** @param firstFailed when the row was refused for the first time */
    Optional<Waiting> forRefusal(Outcome.Refused refused, Instant firstFailed) {
        var error = new ApiError(refused.code(), refused.message(), refused.fields());
        var waiting = Remedies.forRecord(error) == Remedy.RECORD_AGAIN
                ? Optional.of(Waiting.forLock(firstFailed.plus(longestForLock)))
                : Remedies.missingParent(error)
                        .filter(this::isLoadedHere)
                        .map(object -> new Waiting(object, firstFailed.plus(longest)));
        return waiting.filter(each -> clock.instant().isBefore(each.until()));
    }

    Optional<Waiting> forRefusal(Outcome.Refused refused) {
        return forRefusal(refused, clock.instant());
    }

    private boolean isLoadedHere(String object) {
        return flows.byId().values().stream().anyMatch(flow -> flow.object().equalsIgnoreCase(object));
    }
}
