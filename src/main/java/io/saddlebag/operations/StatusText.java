package io.saddlebag.operations;

import io.saddlebag.ledger.DeadLetterGroup;
import io.saddlebag.ledger.EventCounts;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.Pause;
import io.saddlebag.ledger.Run;
import io.saddlebag.ledger.SourceState;
import io.saddlebag.words.Times;
import io.saddlebag.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The status as an operator reads it. */
public final class StatusText {

    /** More ended files than these are counted, not named. */
    private static final int ENDED_FILES = 20;

    /** More files that wait for a person are counted. */
    private static final int NAMED_FILES = 20;

    /** The cause of a pause because Salesforce does not take the login. */
    private static final String SIGN_IN = "sign_in";

    /** The cause of a pause because the settings keep every call from being made. */
    private static final String SETTINGS = "settings";

    private static final String NEXT_RUN = "Nothing is tried until the next run.";

    private final Status status;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Status status, ZoneId zone) {
        this.status = status;
        this.zone = zone;
    }

    /** @return lines without line ends */
    public static List<String> of(Status status, ZoneId zone) {
        var text = new StatusText(status, zone);
        text.run();
        text.files();
        text.byFlow("Waiting in the inboxes: ", status.inInbox(), ".");
        text.byFlow("Set aside in rejected/: ", status.setAside(), ". The reason lies beside each.");
        text.forAPerson();
        text.pauses();
        text.deadLetters("dead letter", "dead letters", status.deadLetters());
        text.deadLetters("row waiting to be sent again", "rows waiting to be sent again", waiting(status, false));
        text.deadLetters(
                "row waiting to be looked for in Salesforce",
                "rows waiting to be looked for in Salesforce",
                waiting(status, true));
        text.apiUsage();
        text.events();
        return List.copyOf(text.lines);
    }

    private static List<DeadLetterGroup> waiting(Status status, boolean lookedFor) {
        return status.waiting().stream()
                .filter(group -> group.code().equals(Failure.UNKNOWN_OUTCOME) == lookedFor)
                .toList();
    }

    private void run() {
        lines.add(
                status.running()
                        ? "Running" + status.lastRun().map(this::since).orElse("") + "."
                        : "No run is active in this home"
                                + status.lastRun().map(this::lastRun).orElse(".")
                                + (status.lastRun().isEmpty() && status.files().isEmpty()
                                        ? " Nothing was loaded yet."
                                        : ""));
    }

    private String since(Run run) {
        return " since %s (process %d)".formatted(clock(run.started()), run.pid());
    }

    private String lastRun(Run run) {
        return run.ended()
                .map(ended -> " (last ended " + clock(ended) + ").")
                .orElse(" (the last one began " + clock(run.started())
                        + " and was killed). The next run continues where it was.");
    }

    private void files() {
        var ended = status.files().stream()
                .filter(file -> file.state() != SourceState.LOADING)
                .toList();
        var shown = ended.subList(Math.max(0, ended.size() - ENDED_FILES), ended.size());
        if (shown.size() < ended.size()) {
            lines.add("");
            lines.add(Words.count(ended.size() - shown.size(), "earlier file") + " of this run ended.");
        }
        table(shown);
        table(status.files().stream()
                .filter(file -> file.state() == SourceState.LOADING)
                .toList());
    }

    private void table(List<FileProgress> files) {
        if (!files.isEmpty()) {
            lines.add("");
            lines.addAll(Columns.aligned(files.stream().map(this::cells).toList()));
        }
    }

    private List<String> cells(FileProgress file) {
        return List.of(
                file.flow(),
                file.name(),
                stage(file),
                Words.count(file.counts().total(), "row"),
                file.rowsPerSecond() > 0 ? Words.count(Math.round(file.rowsPerSecond()), "row/s", "rows/s") : "",
                outcomes(file));
    }

    private String stage(FileProgress file) {
        return switch (file.state()) {
            case LOADING -> file.fraction().map(Figures::bar).orElse(status.running() ? "loading" : "not finished");
            case DONE -> "done " + file.ended().map(this::clock).orElse("");
            case REJECTED -> "set aside " + file.ended().map(this::clock).orElse("");
            case REPLACED -> "replaced " + file.ended().map(this::clock).orElse("");
            case UNFINISHED -> "not finished " + file.ended().map(this::clock).orElse("");
        };
    }

    private String outcomes(FileProgress file) {
        var parts = new ArrayList<String>();
        var counts = file.counts();
        part(parts, counts.created(), Words.number(counts.created()) + " created");
        part(parts, counts.updated(), Words.number(counts.updated()) + " updated");
        part(parts, counts.deleted(), Words.number(counts.deleted()) + " deleted");
        part(parts, counts.deadLetters(), Words.count(counts.deadLetters(), "dead letter"));
        status.left(file).map(left -> "about " + Figures.time(left) + " left").ifPresent(parts::add);
        file.reason().ifPresent(parts::add);
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, long number, String words) {
        if (number > 0) {
            parts.add(words);
        }
    }

    private void byFlow(String before, Map<String, Long> files, String after) {
        if (!files.isEmpty()) {
            lines.add("");
            lines.add(files.entrySet().stream()
                    .map(flow -> flow.getKey() + " " + Words.count(flow.getValue(), "file"))
                    .collect(Collectors.joining(", ", before, after)));
        }
    }

    private void forAPerson() {
        var files = status.forAPerson();
        if (!files.isEmpty()) {
            lines.add("");
            lines.add(Words.count(files.size(), "file") + " for a person to look at:");
            files.stream().limit(NAMED_FILES).forEach(file -> lines.add("  " + file.reason()));
        }
        if (files.size() > NAMED_FILES) {
            lines.add("  and " + Words.count(files.size() - NAMED_FILES, "more file") + ".");
        }
    }

    private void pauses() {
        first(SIGN_IN).ifPresent(pause -> {
            allWait("Signed out", pause);
            lines.add("  " + (status.running() ? "They continue within seconds after a sign-in succeeds." : NEXT_RUN)
                    + nextAttempt(pause));
        });
        first(SETTINGS).ifPresent(pause -> {
            allWait("Wrong settings", pause);
            lines.add("  " + (status.running() ? "Nothing is sent until then." : NEXT_RUN));
        });
        status.pauses().stream()
                .filter(pause -> !Set.of(SIGN_IN, SETTINGS).contains(pause.cause()))
                .forEach(this::waits);
    }

    /** The flow that met it first stands for all: none can deliver. */
    private Optional<Pause> first(String cause) {
        return status.pauses().stream()
                .filter(pause -> pause.cause().equals(cause))
                .min(Comparator.comparing(Pause::since));
    }

    private void allWait(String why, Pause pause) {
        lines.add("");
        lines.add("%s: all flows %s paused (since %s)%s."
                .formatted(why, verb("are", "were"), clock(pause.since()), whenItEnded()));
        lines.add("  " + pause.reason());
    }

    private void waits(Pause pause) {
        lines.add("");
        lines.add("%s %s paused (since %s)%s: %s%s"
                .formatted(
                        pause.flow(),
                        verb("is", "was"),
                        clock(pause.since()),
                        whenItEnded(),
                        pause.reason(),
                        status.running() ? nextAttempt(pause) : " " + NEXT_RUN));
    }

    private String verb(String now, String then) {
        return status.running() ? now : then;
    }

    private String whenItEnded() {
        return status.running() ? "" : " when the last run ended";
    }

    /** Where no process runs, nobody tries again. */
    private String nextAttempt(Pause pause) {
        return pause.until()
                .filter(until -> status.running() && until.isAfter(status.at()))
                .map(until -> " Next attempt: " + clock(until) + ".")
                .orElse("");
    }

    private void deadLetters(String one, String many, List<DeadLetterGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        var count = groups.stream().mapToLong(DeadLetterGroup::count).sum();
        lines.add("");
        lines.add(Words.count(count, one, many) + ":");
        lines.addAll(Columns.aligned(groups.stream().map(StatusText::cells).toList()));
    }

    private static List<String> cells(DeadLetterGroup group) {
        return List.of(
                "  " + group.flow(),
                group.code(),
                Words.number(group.count()),
                group.samples().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    private void apiUsage() {
        status.apiUsages().forEach(usage -> {
            lines.add("");
            lines.add("API requests in the last 24 hours: " + Words.number(usage.used()) + " of "
                    + Words.number(usage.allowed()) + " (as seen at " + clock(usage.seen()) + ").");
        });
    }

    private void events() {
        status.events().flatMap(EventCounts::sentence).ifPresent(sentence -> {
            lines.add("");
            lines.add(sentence);
        });
    }

    private String clock(Instant time) {
        return Times.minute(time, status.at(), zone);
    }
}
