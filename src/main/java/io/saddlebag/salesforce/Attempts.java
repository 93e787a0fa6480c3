package io.saddlebag.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How often a call has failed in a row, how long to pause before the next attempt, and when to give up. */
final class Attempts {

    private final RetryPolicy policy;
    private final RetryAfter retryAfter;
    private final Clock clock;
    private final RandomGenerator random;
    private Optional<Instant> failingSince = Optional.empty();
    private int failures;
    private int renewals;
    private Duration pause = Duration.ZERO;

    Attempts(RetryPolicy policy, RetryAfter retryAfter, Clock clock, RandomGenerator random) {
        this.policy = policy;
        this.retryAfter = retryAfter;
        this.clock = clock;
        this.random = random;
    }

    Duration pause() {
        return pause;
    }

    void paused() {
        pause = Duration.ZERO;
    }

    void succeeded() {
        failures = 0;
        renewals = 0;
        failingSince = Optional.empty();
    }

    /** A record is to be sent again, though the call itself went well. */
    void recordAgain(int attempts) {
        pause = policy.pauseAfter(attempts, random);
    }

    /** The call failed; empty when it is to be made again after {@link #pause}. */
    Optional<Trouble> again(String reason) {
        var now = clock.instant();
        var since = failingSince.orElse(now);
        failingSince = Optional.of(since);
        failures++;
        var asked = retryAfter.left();
        pause = longer(policy.pauseAfter(failures, random), asked);
        boolean spent = failures > 1 && Duration.between(since, now).compareTo(policy.callBudget()) >= 0;
        // A pause that would hold the file up for longer is the flow's.
        return spent || asked.compareTo(policy.longestPause()) > 0 ? Optional.of(spent(reason)) : Optional.empty();
    }

    /** Why and until when a flow pauses whose records were refused so often that no further attempt is made. */
    Trouble spent(String reason) {
        return Troubles.down(reason, clock.instant().plus(longer(policy.longestPause(), retryAfter.left())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The login was renewed, so the call is made again at once; the second time in a row something else is wrong. */
    Optional<Trouble> afterRenewal() {
        return ++renewals > 1 ? again("Salesforce keeps refusing a login that it has just renewed.") : Optional.empty();
    }
}
