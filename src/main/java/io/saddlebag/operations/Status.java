package io.saddlebag.operations;

import io.saddlebag.ledger.ApiUsage;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterGroup;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.EventCounts;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LeftFile;
import io.saddlebag.ledger.Pause;
import io.saddlebag.ledger.Run;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.ledger.SourceState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is to tell of a home.
 *
 * @param running whether a process runs its flows now
 * @param lastRun the run going on, or else the last one
 * @param files what is loading, and what ended since that run began, in the order it was begun
 * @param inInbox files that wait in the inboxes and are not begun, by flow
 * @param setAside files that wait in {@code rejected/} for a person, by flow
 * @param deadLetters open, held or being replayed, by flow and code
 * @param forAPerson files that their flows leave in the inbox, and those in {@code rejected/}, each with its reason
 * @param events of the last run; empty where all were delivered
 * @param waiting rows that wait for their parent, by flow and code
 */
public record Status(
        Instant at,
        boolean running,
        Optional<Run> lastRun,
        List<FileProgress> files,
        Map<String, Long> inInbox,
        Map<String, Long> setAside,
        List<Pause> pauses,
        List<DeadLetterGroup> deadLetters,
        List<DeadLetterGroup> waiting,
        List<ApiUsage> apiUsages,
        List<LeftFile> forAPerson,
        Optional<EventCounts> events) {

    public Status {
        files = List.copyOf(files);
        pauses = List.copyOf(pauses);
        deadLetters = List.copyOf(deadLetters);
        waiting = List.copyOf(waiting);
        apiUsages = List.copyOf(apiUsages);
        forAPerson = List.copyOf(forAPerson);
    }

    /** Of a home in which nothing was ever loaded. */
    public static Status ofNothing(Instant now, Map<String, Long> inInbox) {
        return new Status(
                now,
                false,
                Optional.empty(),
                List.of(),
                inInbox,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * @param running whether a process holds the home's lock
     * @param home where the ledger's files are
     * @param inInbox see {@link InboxFiles}, as for {@code setAside}
     * @param forAPerson see {@link FilesForAPerson}
     */
    public static Status of(
            Path home,
            Ledger ledger,
            boolean running,
            Map<String, Long> inInbox,
            Map<String, Long> setAside,
            List<LeftFile> forAPerson,
            Instant now) {
        var lastRun = ledger.runs().last();
        var since = lastRun.map(Run::started).orElse(now.minus(Duration.ofDays(1)));
        var unsettled = DeadLetterFilter.UNSETTLED;
        return new Status(
                now,
                running,
                lastRun,
                ledger.sources().since(since).stream()
                        .map(source -> progress(home, source, running))
                        .toList(),
                inInbox,
                setAside,
                running ? withNoted(ledger) : ledger.pauses().list(),
                ledger.deadLetters()
                        .groups(unsettled.in(DeadLetterState.OPEN, DeadLetterState.HELD, DeadLetterState.REPLAYING)),
                ledger.deadLetters().groups(unsettled.in(DeadLetterState.WAITING)),
                ledger.apiUsages().list(),
                forAPerson,
                ledger.events().ofLastRun());
    }

    /** A process that runs marks what was taken away, and moves files itself. */
    private static FileProgress progress(Path home, Source source, boolean running) {
        var file = new BegunFile(home, source);
        boolean begun = source.state() == SourceState.LOADING && source.kind() == SourceKind.FILE;
        return begun && !running && file.isNowhere()
                ? FileProgress.takenAway(source, file.takenAway())
                : FileProgress.of(source);
    }

    /** A ledger that cannot be written may not tell of it itself. */
    private static List<Pause> withNoted(Ledger ledger) {
        var pauses = ledger.pauses().list();
        var noted = ledger.notedTrouble().filter(trouble -> pauses.stream()
                .noneMatch(pause -> pause.reason().equals(trouble.reason())));
        return Stream.concat(pauses.stream(), noted.stream()).toList();
    }

    /** About how long a file still takes; nobody knows where no process runs or its flow waits. */
    Optional<Duration> left(FileProgress file) {
        boolean waits = pauses.stream().anyMatch(pause -> pause.flow().equals(file.flow()));
        return file.left().filter(left -> running && !waits);
    }

    /** Whether every flow can deliver: the org is signed in to and reachable, has requests left, and no flow is wrong. */
    public boolean healthy() {
        return pauses.isEmpty();
    }
}
