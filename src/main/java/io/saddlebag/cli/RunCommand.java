package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.Saddlebag;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.LeftFile;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private HomeOption home;

    @Option(names = "--once", description = "Deliver all that waits, then end.")
    private boolean once;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var begun = Instant.now();
        int code = ExitCode.DONE;
        var configuration = Configuration.of(home.home().root(), System::getenv);
        if (once) {
            // It ends before anything could idle, and its exit code tells of files: their calls sign in.
            configuration = configuration.with(Map.of("saddlebag.stay-signed-in", "0s"));
        }
        var needsAPerson = new AtomicBoolean();
        var surroundings = new Saddlebag.Surroundings(
                Clock.systemDefaultZone(),
                RandomGenerator.of("L64X128MixRandom"),
                report -> {
                    if (once) {
                        // A process that runs for months keeps no list of its files: the log and the ledger have them.
                        needsAPerson.compareAndSet(false, report.needsAPerson());
                        spec.commandLine().getOut().println(ReportLine.of(report));
                    }
                },
                once);
        try (var saddlebag = Saddlebag.start(home.home(), configuration, surroundings);
                var stop = Stop.cleanly(saddlebag)) {
            if (once) {
                saddlebag.awaitDrained();
                saddlebag.giveUpWaiting();
                saddlebag.ledger().leftFiles().list().forEach(this::print);
                needsAPerson.compareAndSet(false, !saddlebag.unread().isEmpty());
                code = ending(saddlebag, needsAPerson.get(), begun).exitCode();
            } else {
                LOG.info(
                        "Started, {}. Files go into {}. Stop with Ctrl+C or SIGTERM.",
                        Words.count(saddlebag.flows().byId().size(), "flow"),
                        home.home().root().resolve("inbox"));
                stop.await();
            }
        }
        return code;
    }

    private void print(LeftFile left) {
        spec.commandLine().getOut().println(left.flow() + ": " + left.reason());
    }

    private static RunEnding ending(Saddlebag saddlebag, boolean needsAPerson, Instant begun) {
        var causes = new HashSet<>(saddlebag.causesOfPauses());
        if (!saddlebag.ledger().leftFiles().list().isEmpty()) {
            causes.add(Trouble.Kind.FILE.word());
        }
        return new RunEnding(
                causes, needsAPerson, saddlebag.ledger().deadLetters().count(DeadLetterFilter.UNSETTLED.since(begun)));
    }
}
