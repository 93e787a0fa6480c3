package io.saddlebag.flow;

import io.saddlebag.ledger.Waiting;
import io.saddlebag.salesforce.ApiError;
import io.saddlebag.salesforce.Outcome;
import io.saddlebag.salesforce.Remedies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which refused rows wait for their parent, and for how long: those whose parent a flow of this home loads. */
public final class ParentWait {

    private final Flows flows;
    private final Duration longest;
    private final Clock clock;

    public ParentWait(Flows flows, Duration longest, Clock clock) {
        this.flows = flows;
        this.longest = longest;
        this.clock = clock;
    }

    /** @param firstFailed when the row was refused for the first time */
    Optional<Waiting> forRefusal(Outcome.Refused refused, Instant firstFailed) {
        var until = firstFailed.plus(longest);
        return Remedies.missingParent(new ApiError(refused.code(), refused.message(), refused.fields()))
                .filter(object -> clock.instant().isBefore(until))
                .filter(this::isLoadedHere)
                .map(object -> new Waiting(object, until));
    }

    Optional<Waiting> forRefusal(Outcome.Refused refused) {
        return forRefusal(refused, clock.instant());
    }

    private boolean isLoadedHere(String object) {
        return flows.byId().values().stream().anyMatch(flow -> flow.object().equalsIgnoreCase(object));
    }
}
