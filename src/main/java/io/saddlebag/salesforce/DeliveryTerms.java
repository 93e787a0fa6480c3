package io.saddlebag.salesforce;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all deliveries of a process have in common.
 *
 * @param user gives the Id of the signed-in user
 * @param orgClock tells the time at Salesforce, {@link OrgClock}
 * @param retryAfter how long callers are asked to wait
 * @param parents shared, since calls of different chunks and flows lock the same parents
 */
public record DeliveryTerms(
        Supplier<Optional<String>> user,
        RetryPolicy policy,
        RetryAfter retryAfter,
        ParentTurns parents,
        Clock clock,
        InstantSource orgClock,
        RandomGenerator random) {}
