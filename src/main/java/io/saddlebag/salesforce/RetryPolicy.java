package io.saddlebag.salesforce;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to pause between attempts, and when to give up.
 *
 * @param firstPause the pause after the first failure; each further one doubles it
 * @param longestPause no pause is longer
 * @param callBudget how long the same call is tried before its flow pauses
 * @param recordAttempts how often a record whose row is locked is sent before it is a dead letter
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration callBudget, int recordAttempts) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The pause before the next attempt: doubled for each failure, then drawn from its upper half so that calls that
     * failed together do not come back together.
     *
     * @param failures 1 after the first failure
     */
    public Duration pauseAfter(int failures, RandomGenerator random) {
        long doubled = firstPause.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, longestPause.toMillis());
        return Duration.ofMillis(most / 2 + (most > 1 ? random.nextLong(most / 2 + 1) : 0));
    }
}
