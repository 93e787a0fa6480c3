package io.saddlebag.flow;

import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Waiting;
import io.saddlebag.salesforce.RetryPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Rows whose record stayed locked: they wait beside the files that go on, and are sent again with growing pauses, those of a flow
 * together and in their order. Nothing newer is overwritten by them, for they travel as a replay does.
 */
public final class LockedRows {

    /** @param times how often the rows of the flow have been sent again */
    private record Next(Instant at, int times) {}

    private final Ledger ledger;
    private final Replays replays;
    private final Predicate<String> paused;
    private final RetryPolicy policy;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Next> next = new HashMap<>();

    /** @param paused whether a flow waits, so that nothing can be sent for it */
    public LockedRows(
            Ledger ledger,
            Replays replays,
            Predicate<String> paused,
            RetryPolicy policy,
            Clock clock,
            RandomGenerator random) {
        this.ledger = ledger;
        this.replays = replays;
        this.paused = paused;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    /** Sends those again whose time has come. To be called by one thread, again and again. */
    public void look() {
        var waiting = waiting();
        next.keySet().retainAll(waiting.keySet());
        waiting.forEach(this::look);
    }

    private void look(String flow, List<String> ids) {
        var due = next.computeIfAbsent(flow, first -> after(0));
        if (!clock.instant().isBefore(due.at())) {
            replays.replay(ids, false);
            next.put(flow, after(due.times() + 1));
        }
    }

    private Next after(int times) {
        return new Next(clock.instant().plus(policy.pauseAfter(policy.recordAttempts() + times, random)), times);
    }

    /** Whether rows wait that can be sent. */
    public boolean areWaiting() {
        return !waiting().isEmpty();
    }

    private Map<String, List<String>> waiting() {
        return ledger.deadLetters().list(DeadLetterFilter.UNSETTLED.in(DeadLetterState.WAITING)).stream()
                .filter(deadLetter -> !paused.test(deadLetter.flow()))
                .filter(this::isLocked)
                .collect(Collectors.groupingBy(
                        DeadLetter::flow, Collectors.mapping(DeadLetter::id, Collectors.toList())));
    }

    private boolean isLocked(DeadLetter deadLetter) {
        return deadLetter
                .waiting()
                .filter(Waiting::forLock)
                .filter(waiting -> waiting.until().isAfter(clock.instant()))
                .isPresent();
    }
}
