package io.saddlebag.cli;

import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.deadletter.ReplayRequest;
import io.saddlebag.deadletter.Selection;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerDamaged;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag replay}: sends dead letters again, through the mappings as they are now. */
@Command(
        name = "replay",
        description = "Send dead letters again, all or chosen ones, through the mappings as they are now.",
        footer = {"", "Example: saddlebag replay contacts --code REQUIRED_FIELD_MISSING --dry-run"})
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Mixin
    private ChoiceOptions choice;

    @Option(names = "--dry-run", description = "Only tell what would be sent.")
    private boolean dryRun;

    @Option(
            names = "--overwrite",
            description = "Also overwrite records that were changed in Salesforce since the failure.")
    private boolean overwrite;

    @Spec
    private CommandSpec spec;

    private final Clock clock;
    private final Ticks ticks;
    private final Replayer replayer;

    ReplayCommand() {
        this(new ReplayHere());
    }

    /** @param replayer used when no other process runs the flows of the home */
    ReplayCommand(Replayer replayer) {
        this(Clock.systemDefaultZone(), Ticks.every(Duration.ofMillis(200)), replayer);
    }

    ReplayCommand(Clock clock, Ticks ticks, Replayer replayer) {
        this.clock = clock;
        this.ticks = ticks;
        this.replayer = replayer;
    }

    @Override
    public Integer call() throws Exception {
        try {
            var selection = selectionAfterKills();
            selectionLines(selection).forEach(spec.commandLine().getOut()::println);
            if (dryRun || selection.size() == 0) {
                spec.commandLine().getOut().println("Nothing was sent.");
                return ExitCode.DONE;
            }
            return report(replay(home.home().root(), new ReplayRequest(selection.ids(), overwrite)));
        } catch (LedgerDamaged | LedgerUnavailable e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.NOT_STARTED;
        }
    }

    /** What a replay took that was killed is decided upon first: nobody sends it just now. */
    private Selection selectionAfterKills() throws Exception {
        var root = home.home().root();
        if (!HomeLock.isTaken(root) && holdsTaken(root)) {
            replayer.replay(home.home(), new ReplayRequest(List.of(), false));
        }
        return selection(root);
    }

    private boolean holdsTaken(Path root) {
        try (var ledger = Ledger.openReadOnly(root, clock).orElse(null)) {
            return ledger != null
                    && ledger.deadLetters().count(DeadLetterFilter.UNSETTLED.in(DeadLetterState.REPLAYING)) > 0;
        }
    }

    private Selection selection(Path root) throws IOException {
        var chosen = choice.choice(clock, home.home());
        Optional<Ledger> ledger = Ledger.openReadOnly(root, clock);
        if (ledger.isEmpty()) {
            return new Selection(Map.of(), Map.of());
        }
        try (var book = ledger.get()) {
            return Selection.toReplay(book.deadLetters().keys(chosen.unsettled()), chosen, overwrite);
        }
    }

    private List<String> selectionLines(Selection selection) {
        return SelectionText.of(selection, dryRun ? "would be sent again" : "to send again");
    }

    private Optional<ReplayReport> replay(Path root, ReplayRequest request) throws Exception {
        return HomeLock.isTaken(root)
                ? new Asking(root, clock, ticks).ask(ReplayRequest.KIND, request, ReplayReport.class)
                : Optional.of(replayer.replay(home.home(), request));
    }

    private int report(Optional<ReplayReport> report) {
        var out = spec.commandLine().getOut();
        if (report.isEmpty()) {
            out.println("The process that runs the flows ended before it was done; the next run does it.");
            return ExitCode.WAITING;
        }
        return print(out, report.get());
    }

    private static int print(PrintWriter out, ReplayReport report) {
        var line = new StringBuilder(Words.number(report.delivered())).append(" delivered");
        part(line, report.failed(), "failed again");
        part(line, report.held(), "held for a person to decide");
        part(line, report.waiting(), "waiting to be sent again");
        part(line, report.notSent(), "not sent");
        out.println(line.append('.'));
        if (!report.trouble().isEmpty()) {
            out.println(report.trouble());
        }
        if (report.notSent() > 0) {
            return report.cause().equals(Trouble.Kind.STOPPING.word())
                    ? ExitCode.WAITING
                    : Causes.exitCode(report.cause());
        }
        return report.failed() + report.held() > 0 ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE;
    }

    private static void part(StringBuilder line, long number, String what) {
        if (number > 0) {
            line.append(", ").append(Words.number(number)).append(' ').append(what);
        }
    }
}
