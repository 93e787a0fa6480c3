package io.saddlebag.flow;

import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.ledger.Attempt;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.Doubt;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Waiting;
import io.saddlebag.salesforce.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dead letters whose rows left in a call that was interrupted, and that wait until the call can no longer be running: when
 * each is looked for.
 */
public final class InterruptedLetters {

    /** After a search that Salesforce did not answer. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Flows flows;
    private final Duration longest;
    private final InstantSource orgClock;
    private final Set<String> seen = new HashSet<>();
    private Instant notBefore = Instant.MIN;
    private boolean starting = true;
    private boolean away;

    /**
     * @param longest how long a call can run after it left
     * @param orgClock tells the time at Salesforce
     */
    public InterruptedLetters(Ledger ledger, Flows flows, Duration longest, InstantSource orgClock) {
        this.ledger = ledger;
        this.flows = flows;
        this.longest = longest;
        this.orgClock = orgClock;
    }

    static boolean isInterrupted(DeadLetter deadLetter) {
        return deadLetter.failure().code().equals(Failure.UNKNOWN_OUTCOME);
    }

    /** Whether its flow has no unique field to look it up by on its way. */
    boolean isWithoutUnique(DeadLetter deadLetter) {
        return Optional.ofNullable(flows.flow(deadLetter.flow()))
                .filter(flow ->
                        flow.operation() == Operation.INSERT && flow.unique().isEmpty())
                .isPresent();
    }

    /** Not where the flow is gone. */
    private boolean isLookedFor(DeadLetter deadLetter) {
        return isInterrupted(deadLetter) && flows.flow(deadLetter.flow()) != null;
    }

    /** Those of the dead letters that left in a call that was interrupted. */
    Map<String, Doubt> doubts(List<DeadLetter> deadLetters) {
        return ledger
                .deadLetters()
                .doubts(deadLetters.stream().map(DeadLetter::id).toList())
                .stream()
                .collect(Collectors.toMap(Doubt::deadLetter, doubt -> doubt));
    }

    /** It waits until its call can no longer be running, as it did where it was only looked for. */
    Attempt waits(DeadLetter deadLetter, Doubt doubt) {
        var until = doubt.at().plus(longest);
        var waiting = new Waiting(flows.flow(deadLetter.flow()).object(), until);
        var failure = Rejection.lookedForAt(until).failure();
        return deadLetter.waiting().equals(Optional.of(waiting))
                ? new Attempt.NotSent(deadLetter.id(), failure.message())
                : new Attempt.Waits(deadLetter.id(), failure, waiting);
    }

    /** Those of a flow that this process has not looked for yet: all rows of their calls may be there now. */
    List<String> met(List<DeadLetter> waiting, String flow) {
        return waiting.stream()
                .filter(deadLetter -> deadLetter.flow().equals(flow) && isLookedFor(deadLetter))
                .filter(deadLetter -> seen.add(deadLetter.id()))
                .map(DeadLetter::id)
                .toList();
    }

    /**
     * Those whose time has come, with the others of their flows, whose records may be there as well; at the start of the
     * process all of them, for most calls were carried out long ago.
     */
    synchronized List<String> due(List<DeadLetter> waiting) {
        var now = orgClock.instant();
        if (now.isBefore(notBefore)) {
            return List.of();
        }
        boolean all = starting;
        starting = false;
        var mine = waiting.stream().filter(this::isLookedFor).toList();
        var due = mine.stream()
                .filter(deadLetter ->
                        all || !now.isBefore(deadLetter.waiting().orElseThrow().until()))
                .map(DeadLetter::flow)
                .collect(Collectors.toSet());
        return mine.stream()
                .filter(deadLetter -> due.contains(deadLetter.flow()))
                .map(DeadLetter::id)
                .toList();
    }

    synchronized void looked(ReplayReport report) {
        away = report.notSent() > 0;
        notBefore = away ? orgClock.instant().plus(PAUSE) : Instant.MIN;
    }

    /** Whether some will be looked for; not while Salesforce is away. */
    synchronized boolean areWaiting(List<DeadLetter> waiting) {
        return !away && waiting.stream().anyMatch(this::isLookedFor);
    }
}
