package io.saddlebag.flow;

import io.saddlebag.deadletter.DeadLetterFiles;
import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.ledger.Attempt;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Doubt;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Waiting;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends dead letters again: those that a person chose, and those whose parent may be there now. */
public final class Replays {

    /** Carries one flow's dead letters through the replay route and returns when that is done. */
    @FunctionalInterface
    public interface Route {
        Optional<Trouble> carry(Replay replay);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private static final Trouble STOPPED =
            new Trouble(Trouble.Kind.STOPPING, "The replay was stopped.", Optional.empty());

    private final Ledger ledger;
    private final Flows flows;
    private final Home home;
    private final Route route;
    private final Clock clock;
    private final InterruptedLetters interrupted;
    private final DeadLetterEvents events;

    /** @param interrupted says when rows of interrupted calls are looked for */
    public Replays(
            Ledger ledger,
            Flows flows,
            Home home,
            Route route,
            InterruptedLetters interrupted,
            DeadLetterEvents events,
            Clock clock) {
        this.ledger = ledger;
        this.flows = flows;
        this.home = home;
        this.route = route;
        this.interrupted = interrupted;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Dead letters that a process took for a replay and did not end with, since it was killed: where sending twice does no
     * harm they are as they were, else a person decides.
     */
    public void recover() {
        var taken = ledger.deadLetters().list(DeadLetterFilter.UNSETTLED.in(DeadLetterState.REPLAYING));
        var doubts = interrupted.doubts(taken);
        ledger.deadLetters()
                .record(taken.stream()
                        .map(dead -> recovered(dead, Optional.ofNullable(doubts.get(dead.id()))))
                        .toList());
    }

    private Attempt recovered(DeadLetter deadLetter, Optional<Doubt> doubt) {
        var operation = Optional.ofNullable(flows.flow(deadLetter.flow())).map(Flow::operation);
        boolean unsafe = operation
                .filter(known -> known == Operation.INSERT || known == Operation.UPSERT)
                .isPresent();
        if (doubt.isEmpty() || !unsafe) {
            return new Attempt.NotSent(deadLetter.id(), "The process that replayed it was killed.");
        }
        return interrupted.isWithoutUnique(deadLetter)
                ? interrupted.waits(deadLetter, doubt.get())
                : new Attempt.Held(
                        deadLetter.id(),
                        Rejection.unknownOutcome("Its replay was interrupted.").failure(),
                        DeadRows.UNKNOWN_ADVICE);
    }

    /** Sends these again, flow by flow. */
    public synchronized ReplayReport replay(List<String> ids, boolean overwrite) {
        var byFlow = new LinkedHashMap<String, List<DeadLetter>>();
        ledger.deadLetters().beginReplay(ids).forEach(dead -> byFlow.computeIfAbsent(
                        dead.flow(), flow -> new ArrayList<>())
                .add(dead));
        var tally = new Tally();
        byFlow.forEach((flow, deadLetters) -> replay(flow, deadLetters, overwrite, tally));
        new DeadLetterFiles(home.root(), ledger).refresh();
        return tally.report();
    }

    private void replay(String flowId, List<DeadLetter> deadLetters, boolean overwrite, Tally tally) {
        var flow = flows.flow(flowId);
        if (flow == null) {
            notSent(
                    deadLetters,
                    new Trouble(Trouble.Kind.FLOW, "There is no flow '" + flowId + "' any more.", Optional.empty()),
                    tally);
            return;
        }
        var replay = new Replay(
                flow,
                deadLetters,
                overwrite,
                List.copyOf(interrupted.doubts(deadLetters).values()));
        var trouble = route.carry(replay);
        replay.attempts().forEach(tally::add);
        notSent(replay.untried(), trouble.orElse(STOPPED), tally);
        tellRefused(deadLetters);
    }

    /** A row that waited was no dead letter yet; one that was refused for good, or is held, is one from now on. */
    private void tellRefused(List<DeadLetter> sent) {
        var waited = sent.stream()
                .filter(deadLetter -> deadLetter.waiting().isPresent())
                .map(DeadLetter::id)
                .toList();
        if (!waited.isEmpty()) {
            events.gaveUp(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED.withIds(waited)).stream()
                    .filter(deadLetter -> deadLetter.waiting().isEmpty())
                    .toList());
        }
    }

    /** Puts those back that could not be sent; they are as they were. */
    private void notSent(List<DeadLetter> untried, Trouble why, Tally tally) {
        if (!untried.isEmpty()) {
            var attempts = untried.stream()
                    .map(deadLetter -> new Attempt.NotSent(deadLetter.id(), why.what()))
                    .toList();
            ledger.kept()
                    .write(
                            untried.get(0).flow(),
                            "%d dead letters that were not sent".formatted(attempts.size()),
                            () -> ledger.deadLetters().record(attempts));
            tally.notSent(untried.size(), why);
        }
    }

    /**
     * A file of this flow has loaded: rows of other files that wait for its records are sent again, and so are its own
     * rows that wait for records which may have come meanwhile. Rows that wait for a lock keep their pauses
     * ({@link LockedRows}).
     */
    public void loaded(Flow flow) {
        var ids = waiting().stream()
                .filter(deadLetter -> !InterruptedLetters.isInterrupted(deadLetter))
                .filter(deadLetter -> deadLetter
                        .waiting()
                        .filter(waiting -> !waiting.forLock())
                        .filter(waiting -> deadLetter.flow().equals(flow.id())
                                || waiting.parent().equalsIgnoreCase(flow.object()))
                        .isPresent())
                .map(DeadLetter::id)
                .toList();
        if (!ids.isEmpty()) {
            tell(flow, ids.size(), replay(ids, false).delivered());
        }
        lookFor(interrupted.met(waiting(), flow.id()));
    }

    private static void tell(Flow flow, int sent, long delivered) {
        if (delivered > 0) {
            LOG.info(
                    "{}: {} of {} delivered",
                    flow.id(),
                    Words.number(delivered),
                    Words.count(sent, "row that waited", "rows that waited"));
        }
    }

    private List<DeadLetter> waiting() {
        return ledger.deadLetters().list(DeadLetterFilter.UNSETTLED.in(DeadLetterState.WAITING));
    }

    /** Looks for the rows of interrupted calls that could not be running any longer. */
    public void lookForInterrupted() {
        lookFor(interrupted.due(waiting()));
    }

    private void lookFor(List<String> ids) {
        if (!ids.isEmpty()) {
            interrupted.looked(replay(ids, false));
        }
    }

    /** Whether rows of interrupted calls wait until they are looked for. */
    public boolean looksForInterrupted() {
        return interrupted.areWaiting(waiting());
    }

    /** No parent will come any more while this process runs, so rows that wait are dead letters like any other. */
    public void giveUpWaiting() {
        stopWaiting(waiting());
    }

    private void stopWaiting(List<DeadLetter> deadLetters) {
        var given = deadLetters.stream()
                .filter(deadLetter -> !InterruptedLetters.isInterrupted(deadLetter))
                .toList();
        var until = given.stream()
                .flatMap(deadLetter -> deadLetter.waiting().stream())
                .map(Waiting::until)
                .max(Comparator.naturalOrder());
        // Asked first, since every write is synced to the disk.
        if (until.isPresent()) {
            ledger.deadLetters().stopWaiting(until.get());
            new DeadLetterFiles(home.root(), ledger).refresh();
            events.gaveUp(given);
        }
    }

    /** Rows that waited long enough are dead letters like any other. */
    public void stopWaiting() {
        stopWaiting(waiting().stream()
                .filter(deadLetter -> deadLetter
                        .waiting()
                        .filter(waiting -> !waiting.until().isAfter(clock.instant()))
                        .isPresent())
                .toList());
    }

    /** Counts what became of the dead letters. */
    private static final class Tally {
        private final Map<Class<?>, Long> counts = new LinkedHashMap<>();
        private long notSent;
        private Optional<Trouble> trouble = Optional.empty();

        void add(Attempt attempt) {
            counts.merge(attempt.getClass(), 1L, Long::sum);
        }

        void notSent(long number, Trouble why) {
            notSent += number;
            trouble = Optional.of(why);
        }

        ReplayReport report() {
            return new ReplayReport(
                    count(Attempt.Delivered.class),
                    count(Attempt.Failed.class),
                    count(Attempt.Held.class),
                    count(Attempt.Waits.class),
                    notSent,
                    trouble.map(Trouble::what).orElse(""),
                    trouble.map(Trouble::kind).map(Trouble.Kind::word).orElse(""));
        }

        private long count(Class<?> kind) {
            return counts.getOrDefault(kind, 0L);
        }
    }
}
