package io.saddlebag;

import io.saddlebag.flow.Arrivals;
import io.saddlebag.flow.Chunks;
import io.saddlebag.flow.DeadLetterStep;
import io.saddlebag.flow.Describes;
import io.saddlebag.flow.Drained;
import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Flow;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.Inbox;
import io.saddlebag.flow.InboxNames;
import io.saddlebag.flow.MappingStep;
import io.saddlebag.flow.Pauses;
import io.saddlebag.flow.Polls;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.flow.Settling;
import io.saddlebag.ledger.DeadLetterIds;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.Outcomes;
import io.saddlebag.salesforce.RetryPolicy;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.main.Main;

/** The Camel application put together: settings, flows, ledger and the beans that the routes name. */
public final class Saddlebag implements AutoCloseable {

    /** What the surroundings want to be told, and the time and chance that they give. */
    public record Surroundings(Clock clock, RandomGenerator random, Consumer<FileReport> reports) {}

    private final Home home;
    private final Configuration configuration;
    private final Flows flows;
    private final RouteFiles routes;
    private final Ledger ledger;
    private final Pauses pauses;
    private final Drained drained;
    private final ExecutorService calls;
    private final Main camel = new Main();

    private Saddlebag(
            Home home, Configuration configuration, Flows flows, RouteFiles routes, Surroundings surroundings) {
        this.home = home;
        this.configuration = configuration;
        this.flows = flows;
        this.routes = routes;
        this.ledger = Ledger.open(home.root(), surroundings.clock());
        this.pauses = new Pauses(surroundings.clock(), configuration.duration("saddlebag.pause"));
        this.drained = new Drained(home, flows.byId().keySet());
        this.calls = Executors.newFixedThreadPool(configuration.number("saddlebag.calls-in-flight"));
        configure();
        bind(surroundings);
    }

    /**
     * Starts the flows of a home.
     *
     * @throws CannotStart when settings or routes are wrong; all of them are named
     */
    public static Saddlebag start(Home home, Configuration configuration, Surroundings surroundings)
            throws IOException {
        var routes = RouteFiles.of(home.root().resolve("routes"), Shipped.routes());
        var read = Flows.read(routes, home);
        var problems = new ArrayList<Problem>(configuration.problems());
        problems.addAll(read.problems());
        problems.addAll(configuration.missing());
        if (!problems.isEmpty()) {
            throw new CannotStart(problems);
        }
        for (Flow flow : read.flows().byId().values()) {
            home.prepare(flow.id());
        }
        var saddlebag = new Saddlebag(home, configuration, read.flows(), routes, surroundings);
        saddlebag.camel.start();
        return saddlebag;
    }

    private void configure() {
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.setInitialProperties(configuration.forCamel());
        camel.addInitialProperty("saddlebag.home", home.root().toString());
        camel.addInitialProperty(
                "saddlebag.poll-interval",
                configuration.duration("saddlebag.poll-interval").toMillis() + "");
        camel.addInitialProperty(
                "camel.main.shutdownTimeout",
                configuration.duration("saddlebag.stop-timeout").toSeconds() + "");
        camel.addInitialProperty(
                "camel.component.salesforce.http-request-timeout",
                configuration.duration("saddlebag.request-timeout").toMillis() + "");
        camel.configure()
                .withName("saddlebag")
                .withJmxEnabled(false)
                .withAutoConfigurationLogSummary(false)
                .withStreamCachingEnabled(false)
                .withRoutesIncludePattern(
                        routes.files().stream().map(file -> "file:" + file).collect(Collectors.joining(",")));
    }

    private void bind(Surroundings surroundings) {
        var clock = surroundings.clock();
        var random = surroundings.random();
        var policy = new RetryPolicy(
                configuration.duration("saddlebag.retry-pause"),
                configuration.duration("saddlebag.retry-longest-pause"),
                configuration.duration("saddlebag.retry-budget"),
                configuration.number("saddlebag.record-attempts"));
        var signIn = new ComponentSignIn(this::salesforce);
        var outcomes =
                new Outcomes(signIn, usage -> ledger.apiUsages().seen(org(signIn), usage.used(), usage.allowed()));
        var describes = new Describes(outcomes);
        camel.addMainListener(new LoaderWithContext());
        camel.bind("inboxNames", new InboxNames());
        camel.bind("arrivals", new Arrivals(clock));
        camel.bind("polls", new Polls(pauses, drained::looked));
        camel.bind("calls", calls);
        camel.bind("chunks", new Chunks());
        camel.bind("mapping", new MappingStep(ledger, policy, clock, random));
        camel.bind("outcomes", outcomes);
        camel.bind("describes", describes);
        camel.bind("deadLetters", new DeadLetterStep(new DeadLetterIds(clock, random)));
        camel.bind("ledger", new Settling(ledger));
        camel.bind(
                "inbox",
                new Inbox(
                        home,
                        flows,
                        ledger,
                        describes,
                        pauses,
                        flow -> new Describing(flow.object(), policy, clock, random),
                        () -> org(signIn),
                        surroundings.reports(),
                        clock));
    }

    private SalesforceComponent salesforce() {
        return camel.getCamelContext().getComponent("salesforce", SalesforceComponent.class);
    }

    /** An access token begins with the id of its org. */
    private static String org(io.saddlebag.salesforce.SignIn signIn) {
        return signIn.token().map(token -> token.split("!", 2)[0]).orElse("");
    }

    public Flows flows() {
        return flows;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Pauses pauses() {
        return pauses;
    }

    /** Returns when every flow has delivered all that waits in its inbox, or waits itself. */
    public void awaitDrained() throws InterruptedException {
        drained.await();
    }

    /** Lets the calls under way end, then stops. */
    @Override
    public void close() {
        camel.stop();
        calls.shutdown();
        ledger.close();
    }
}
