package io.saddlebag.cli;

import io.saddlebag.BrokerCheck;
import io.saddlebag.Configuration;
import io.saddlebag.Preflight;
import io.saddlebag.Warning;
import io.saddlebag.flow.ObjectQuestions;
import io.saddlebag.flow.OrgCheck;
import io.saddlebag.flow.UnusedFlows;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.LoginCheck;
import io.saddlebag.salesforce.login.LoginSettings;
import io.saddlebag.secrets.Secrets;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag check}: what would keep {@code run} from starting or from signing in; nothing is sent. */
@Command(
        name = "check",
        description = "Find what is wrong with settings and flows before anything is sent; with --login, sign in too.",
        footer = {"", "Example: saddlebag check --login"})
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(
            names = "--login",
            description =
                    "Sign in to Salesforce once, in the way that 'run' does, tell who that is, and hold each flow against"
                            + " the fields of its object; and sign in to the broker elsewhere that a flow reads.")
    private boolean login;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    CheckCommand() {
        this(Clock.systemDefaultZone());
    }

    CheckCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var configuration = Configuration.of(home.home().root(), System::getenv);
        var preflight = Preflight.of(home.home(), configuration);
        var out = spec.commandLine().getOut();
        preflight.all().stream().map(Problem::toString).map(Secrets::hidden).forEach(out::println);
        var settings = new LoginSettings(configuration.values(), home.home().root());
        settings.scopes().warning().ifPresent(out::println);
        var warnings = Warning.of(home.home(), configuration, LocalDate.now(clock));
        warnings.stream().map(Warning::sentence).forEach(out::println);
        out.println(summary(preflight));
        boolean well = preflight.all().isEmpty() && warnings.stream().noneMatch(Warning::due);
        int found = well ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON;
        if (login && preflight.ofSettings().isEmpty() && preflight.ofLogin().isEmpty()) {
            found = Math.max(found, signIn(preflight, configuration));
        }
        return login && preflight.ofSettings().isEmpty() ? Math.max(found, askBroker(preflight, configuration)) : found;
    }

    private int askBroker(Preflight preflight, Configuration configuration) {
        var result = BrokerCheck.of(preflight, configuration);
        result.map(BrokerCheck.Result::sentence)
                .map(Secrets::hidden)
                .ifPresent(spec.commandLine().getOut()::println);
        if (result.map(BrokerCheck.Result::works).orElse(true)) {
            return ExitCode.DONE;
        }
        return result.get().away() ? ExitCode.WAITING : ExitCode.NEEDS_A_PERSON;
    }

    private static String summary(Preflight preflight) {
        var problems = preflight.all().size();
        return problems == 0
                ? "Nothing is wrong with the settings and %s."
                        .formatted(Words.count(preflight.flows().byId().size(), "flow"))
                : Words.count(problems, "problem") + ". Nothing was sent.";
    }

    private int signIn(Preflight preflight, Configuration configuration) {
        var org = new AtomicReference<OrgCheck.Result>();
        var result = LoginCheck.of(
                new LoginSettings(configuration.values(), home.home().root()),
                new CredentialsStore(home.home().state()),
                clock,
                (camel, signIn) -> org.set(heldAgainstTheOrg(preflight, new ObjectQuestions(camel, signIn, clock))));
        result.sentences().forEach(spec.commandLine().getOut()::println);
        if (!result.works()) {
            return result.reached() ? ExitCode.NEEDS_A_PERSON : ExitCode.WAITING;
        }
        org.get().sentences().stream()
                .map(Secrets::hidden)
                .forEach(spec.commandLine().getOut()::println);
        if (!org.get().fits()) {
            return ExitCode.NEEDS_A_PERSON;
        }
        return org.get().asked() ? ExitCode.DONE : ExitCode.WAITING;
    }

    private OrgCheck.Result heldAgainstTheOrg(Preflight preflight, ObjectQuestions questions) {
        var unused = UnusedFlows.of(home.home(), preflight.flows(), clock);
        return OrgCheck.of(preflight.flows(), unused, questions);
    }
}
