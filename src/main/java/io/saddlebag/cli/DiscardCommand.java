package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.deadletter.DiscardReport;
import io.saddlebag.deadletter.DiscardRequest;
import io.saddlebag.deadletter.Selection;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerDamaged;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag discard}: gives dead letters up. */
@Command(
        name = "discard",
        description = "Give dead letters up: they are not sent any more and leave dead-letter/. Asks first.",
        footer = {"", "Example: saddlebag discard leads --file test.csv"})
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Mixin
    private ChoiceOptions choice;

    @Option(names = "--dry-run", description = "Only tell what would be discarded.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    private final Clock clock;
    private final Ticks ticks;
    private final BufferedReader answers;

    DiscardCommand() {
        this(
                Clock.systemDefaultZone(),
                Ticks.every(Duration.ofMillis(200)),
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    }

    /** @param answers what the person types */
    DiscardCommand(Clock clock, Ticks ticks, BufferedReader answers) {
        this.clock = clock;
        this.ticks = ticks;
        this.answers = answers;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            var root = home.home().root();
            var selection = selection(root);
            SelectionText.of(selection, dryRun ? "would be discarded" : "to discard")
                    .forEach(spec.commandLine().getOut()::println);
            if (dryRun || selection.size() == 0 || !yes && !agreed()) {
                spec.commandLine().getOut().println("Nothing was discarded.");
                return ExitCode.DONE;
            }
            return report(discard(root, new DiscardRequest(selection.ids(), "Discarded by a person.")));
        } catch (LedgerDamaged | LedgerUnavailable e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.NOT_STARTED;
        }
    }

    private Selection selection(Path root) throws IOException {
        var chosen = choice.choice(clock, home.home());
        Optional<Ledger> ledger = Ledger.openReadOnly(root, clock);
        if (ledger.isEmpty()) {
            return new Selection(Map.of(), Map.of());
        }
        try (var book = ledger.get()) {
            return Selection.toDiscard(book.deadLetters().keys(chosen.unsettled()));
        }
    }

    /** No answer, as in a script, is no. */
    private boolean agreed() throws IOException {
        spec.commandLine().getOut().print("They will not be sent any more. Discard them? [y/N] ");
        spec.commandLine().getOut().flush();
        var answer = Optional.ofNullable(answers.readLine()).orElse("").strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private Optional<DiscardReport> discard(Path root, DiscardRequest request) throws InterruptedException {
        try (var lock = HomeLock.take(root).orElse(null)) {
            if (lock == null) {
                return new Asking(root, clock, ticks).ask(DiscardRequest.KIND, request, DiscardReport.class);
            }
            var readers = Configuration.of(root, System::getenv).readers();
            try (var ledger = Ledger.open(root, clock, clock, readers)) {
                return Optional.of(request.carryOut(root, ledger));
            }
        }
    }

    private int report(Optional<DiscardReport> report) {
        var out = spec.commandLine().getOut();
        if (report.isEmpty()) {
            out.println("The process that runs the flows ended before it was done; the next run does it.");
            return ExitCode.WAITING;
        }
        out.println(Words.count(report.get().discarded(), "dead letter") + " discarded.");
        return ExitCode.DONE;
    }
}
