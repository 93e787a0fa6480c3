package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.Saddlebag;
import io.saddlebag.flow.FileReport;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.salesforce.Trouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag run}: carries the files of every inbox, until it is stopped or, with {@code --once}, until none is left. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the flows: deliver every file in the inboxes, and go on watching.",
        footer = {"", "Example: saddlebag run --once --home /srv/crm-load"})
final class RunCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--once", description = "Deliver all that waits, then end.")
    private boolean once;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var begun = Instant.now();
        long deadLetters = 0;
        boolean homeInTheWay = false;
        var configuration = Configuration.of(home.home().root(), System::getenv);
        if (once) {
            // It ends before anything could idle, and its exit code tells of files: their calls sign in.
            configuration = configuration.with(Map.of("saddlebag.stay-signed-in", "0s"));
        }
        var reports = Collections.synchronizedList(new ArrayList<FileReport>());
        var surroundings = new Saddlebag.Surroundings(
                Clock.systemDefaultZone(), RandomGenerator.of("L64X128MixRandom"), report -> {
                    if (once) {
                        reports.add(report);
                        spec.commandLine().getOut().println(ReportLine.of(report));
                    }
                });
        try (var saddlebag = Saddlebag.start(home.home(), configuration, surroundings);
                var stop = Stop.cleanly(saddlebag)) {
            if (once) {
                saddlebag.awaitDrained();
                saddlebag.giveUpWaiting();
                deadLetters = saddlebag.ledger().deadLetters().count(DeadLetterFilter.UNSETTLED.since(begun));
                homeInTheWay = isHomeInTheWay(saddlebag.ledger());
            } else {
                stop.await();
            }
        }
        // A process that runs for months keeps no list of its files: the log and the ledger have them.
        return homeInTheWay ? ExitCode.NEEDS_A_PERSON : exitCode(List.copyOf(reports), deadLetters);
    }

    /** An inbox that nobody may look into reports no file. */
    private static boolean isHomeInTheWay(Ledger ledger) {
        return ledger.pauses().list().stream().anyMatch(pause -> pause.cause().equals(Trouble.Kind.HOME.word()));
    }

    /** @param deadLetters those of this run that are still there when it ends: a parent may have come for the others */
    private static int exitCode(List<FileReport> reports, long deadLetters) {
        if (reports.stream().anyMatch(report -> report.trouble().isPresent() && !needsAPerson(report))) {
            return ExitCode.WAITING;
        }
        return deadLetters > 0 || reports.stream().anyMatch(RunCommand::needsAPerson)
                ? ExitCode.NEEDS_A_PERSON
                : ExitCode.DONE;
    }

    private static boolean needsAPerson(FileReport report) {
        boolean wrongFlow = report.trouble()
                .map(trouble -> switch (trouble.kind()) {
                    case FLOW, HOME -> true;
                    case DOWN, LIMIT, SIGN_IN, STOPPING -> false;
                })
                .orElse(false);
        return wrongFlow || report.rejected().isPresent();
    }
}
