package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.Unread;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerDamaged;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.operations.FilesForAPerson;
import io.saddlebag.operations.InboxFiles;
import io.saddlebag.operations.Status;
import io.saddlebag.operations.StatusJson;
import io.saddlebag.operations.StatusText;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.login.LoginSettings;
import io.saddlebag.salesforce.login.PasswordFlowEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag status}: what is loading, what waits and why, what needs a person. */
@Command(
        name = "status",
        description = "Tell what is loading, done and waiting, and why; also while another process runs the flows.",
        footer = {"", "Example: saddlebag status --watch"})
final class StatusCommand implements Callable<Integer> {

    /** Cursor home, then clear to the end of the screen. */
    private static final String REDRAW = "\u001b[H\u001b[J";

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "The same facts for machines.")
    private boolean json;

    @Option(names = "--watch", description = "Look again every second, until Ctrl-C.")
    private boolean watch;

    @Spec
    private CommandSpec spec;

    private final Clock clock;
    private final Ticks ticks;

    StatusCommand() {
        this(Clock.systemDefaultZone(), Ticks.every(Duration.ofSeconds(1)));
    }

    StatusCommand(Clock clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            List<Problem> unread;
            Optional<PasswordFlowEnd> passwordFlow;
            do {
                unread = Unread.in(home.home()).all();
                passwordFlow = passwordFlow();
                print(status(home.home().root()), unread, passwordFlow.map(PasswordFlowEnd::sentence));
            } while (watch && ticks.next());
            return unread.isEmpty()
                            && passwordFlow.filter(PasswordFlowEnd::over).isEmpty()
                    ? ExitCode.DONE
                    : ExitCode.NEEDS_A_PERSON;
        } catch (LedgerDamaged | LedgerUnavailable e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.NOT_STARTED;
        }
    }

    private Optional<PasswordFlowEnd> passwordFlow() {
        var root = home.home().root();
        var settings = new LoginSettings(Configuration.of(root, System::getenv).values(), root);
        return PasswordFlowEnd.of(settings, LocalDate.now(clock));
    }

    private Status status(Path root) {
        Optional<Ledger> ledger = Ledger.openReadOnly(root, clock);
        if (ledger.isEmpty()) {
            return Status.ofNothing(clock.instant(), InboxFiles.waiting(root, List.of()));
        }
        try (var book = ledger.get()) {
            var waiting = InboxFiles.waiting(root, book.sources().loading());
            var forAPerson = new FilesForAPerson(root, book).list();
            return Status.of(
                    root,
                    book,
                    HomeLock.isTaken(root),
                    waiting,
                    InboxFiles.setAside(root),
                    forAPerson,
                    clock.instant());
        }
    }

    private void print(Status status, List<Problem> unread, Optional<String> warning) {
        var out = spec.commandLine().getOut();
        if (json) {
            var facts = StatusJson.of(status, clock.getZone());
            var problems = facts.putArray("problems");
            unread.stream().map(Problem::toString).forEach(problems::add);
            warning.ifPresent(facts.putArray("warnings")::add);
            out.println(facts);
        } else {
            out.print(watch ? REDRAW : "");
            StatusText.of(status, clock.getZone()).forEach(out::println);
            unread.forEach(problem -> out.printf("%n%s%n", problem));
            warning.ifPresent(sentence -> out.printf("%n%s%n", sentence));
        }
        out.flush();
    }
}
