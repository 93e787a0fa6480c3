package io.saddlebag;

import io.saddlebag.deadletter.DeadLetterFiles;
import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.deadletter.ReplayRequest;
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
import io.saddlebag.flow.Load;
import io.saddlebag.flow.MappingStep;
import io.saddlebag.flow.MovedFiles;
import io.saddlebag.flow.OpenInboxes;
import io.saddlebag.flow.ParentWait;
import io.saddlebag.flow.Pauses;
import io.saddlebag.flow.Polls;
import io.saddlebag.flow.QueueReports;
import io.saddlebag.flow.Queues;
import io.saddlebag.flow.Replay;
import io.saddlebag.flow.ReplayStep;
import io.saddlebag.flow.Replays;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.flow.Settling;
import io.saddlebag.ledger.DeadLetterIds;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.queue.QueueComponent;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.CallSlots;
import io.saddlebag.salesforce.DeliveryTerms;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.Outcomes;
import io.saddlebag.salesforce.ParentTurns;
import io.saddlebag.salesforce.RetryPolicy;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.LoginSettings;
import io.saddlebag.salesforce.login.SalesforceSignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;

/** The Camel application put together: settings, flows, ledger and the beans that the routes name. */
public final class Saddlebag implements AutoCloseable {

    /** What the surroundings want to be told, and the time and chance that they give. */
    public record Surroundings(Clock clock, RandomGenerator random, Consumer<FileReport> reports) {}

    /** While the call of one chunk is under way another is mapped, or written down. */
    private static final int CHUNKS_PER_CALL = 2;

    private final Home home;
    private final Configuration configuration;
    private final Flows flows;
    private final RouteFiles routes;
    private final HomeLock lock;
    private final Ledger ledger;
    private final long run;
    private boolean closed;
    private final Pauses pauses;
    private final SalesforceSignIn signIn;
    private final Drained drained;
    private final ExecutorService chunks;
    private final Replays replays;
    private final Errands errands;
    private final Brokers brokers;
    private Inbox inbox;
    private Queues queues;
    private final Main camel = new Main();

    private Saddlebag(
            Home home,
            Configuration configuration,
            Flows flows,
            RouteFiles routes,
            HomeLock lock,
            Surroundings surroundings) {
        this.lock = lock;
        this.home = home;
        this.configuration = configuration;
        this.flows = flows;
        this.routes = routes;
        this.ledger = Ledger.open(home.root(), surroundings.clock());
        this.signIn = new SalesforceSignIn(
                new LoginSettings(configuration.values(), home.root()),
                new CredentialsStore(home.state()),
                surroundings.clock());
        this.pauses = new Pauses(surroundings.clock(), configuration.duration("saddlebag.pause"), signIn::hasNewLogin);
        this.drained = new Drained(home, flows.byId().keySet());
        this.chunks = Executors.newFixedThreadPool(CHUNKS_PER_CALL * configuration.number("saddlebag.calls-in-flight"));
        this.replays = new Replays(ledger, flows, home, this::carry, surroundings.clock());
        this.errands = new Errands(home, ledger, replays);
        this.brokers = new Brokers(new BrokerSettings(configuration), home);
        this.run = ledger.runs().begin(ProcessHandle.current().pid(), version());
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
        return start(home, configuration, surroundings, true);
    }

    /** The same, but the inboxes are left alone: for a replay where no process runs the flows. */
    public static Saddlebag startWithoutInboxes(Home home, Configuration configuration, Surroundings surroundings)
            throws IOException {
        return start(home, configuration, surroundings, false);
    }

    private static Saddlebag start(Home home, Configuration configuration, Surroundings surroundings, boolean inboxes)
            throws IOException {
        var preflight = Preflight.of(home, configuration);
        if (!preflight.problems().isEmpty()) {
            throw new CannotStart(preflight.problems());
        }
        for (Flow flow : preflight.flows().byId().values()) {
            prepare(home, flow);
        }
        var lock = HomeLock.take(home.root()).orElseThrow(() -> alreadyRunning(home));
        try {
            var saddlebag =
                    new Saddlebag(home, configuration, preflight.flows(), preflight.routes(), lock, surroundings);
            if (inboxes) {
                saddlebag.brokers.start(saddlebag.flows);
            } else {
                saddlebag
                        .camel
                        .configure()
                        .withAutoStartupExcludePattern(
                                String.join(",", saddlebag.flows.byId().keySet()));
            }
            new MovedFiles(home, saddlebag.ledger).finish();
            saddlebag.camel.start();
            saddlebag.replays.recover();
            saddlebag.errands.start();
            return saddlebag;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void prepare(Home home, Flow flow) {
        try {
            if (flow.queue().isPresent()) {
                home.prepareQueue(flow.id());
            } else {
                home.prepare(flow.id());
            }
        } catch (FileSystemException e) {
            throw new CannotStart(List.of(new Problem(
                    new Place(home.shown(Path.of(e.getFile())), 0),
                    "the folder cannot be made (%s)."
                            .formatted(Optional.ofNullable(e.getReason()).orElse("a file is in its place")),
                    "Make its place free and writable.")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CannotStart alreadyRunning(Home home) {
        return new CannotStart(List.of(new Problem(
                new Place(home.shown(home.state()), 0),
                "another Saddlebag runs the flows of this home.",
                "Stop it first, or choose another home.")));
    }

    private void configure() {
        camel.setDefaultPropertyPlaceholderLocation("false");
        var properties = configuration.forCamel();
        properties.keySet().removeAll(LoginSettings.OF_CAMEL);
        camel.setInitialProperties(properties);
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
        var outcomes = new Outcomes(
                signIn, new CallSlots(configuration.number("saddlebag.calls-in-flight")), usage -> ledger.apiUsages()
                        .seen(org(signIn), usage.used(), usage.allowed()));
        var describes = new Describes(outcomes, () -> org(signIn));
        camel.addMainListener(new LoaderWithContext());
        camel.bind("salesforce", signIn.component());
        camel.bind("inboxNames", new InboxNames());
        camel.bind("arrivals", new Arrivals(clock));
        camel.bind("polls", new Polls(pauses, new OpenInboxes(home, flows, ledger), drained::looked));
        camel.bind("calls", chunks);
        camel.bind("chunks", new Chunks());
        camel.bind(
                "mapping",
                new MappingStep(ledger, new DeliveryTerms(signIn::user, policy, new ParentTurns(), clock, random)));
        camel.bind("outcomes", outcomes);
        camel.bind("describes", describes);
        var parentWait = new ParentWait(flows, configuration.duration("saddlebag.parent-wait"), clock);
        camel.bind("deadLetters", new DeadLetterStep(new DeadLetterIds(clock, random), parentWait));
        camel.bind(
                "replays",
                new ReplayStep(
                        ledger,
                        describes,
                        parentWait,
                        flow -> new Describing(flow.object(), policy, clock, random),
                        clock));
        camel.bind("ledger", new Settling(ledger));
        inbox = new Inbox(
                home,
                flows,
                ledger,
                describes,
                pauses,
                flow -> new Describing(flow.object(), policy, clock, random),
                () -> org(signIn),
                errands::loaded,
                surroundings.reports(),
                configuration.flag("saddlebag.reload-same-file"),
                clock);
        camel.bind("inbox", inbox);
        queues = new Queues(
                flows,
                ledger,
                describes,
                pauses,
                flow -> new Describing(flow.object(), policy, clock, random),
                () -> org(signIn),
                new QueueReports(
                        new DeadLetterFiles(home.root(), ledger), surroundings.reports(), errands::loaded, clock),
                clock);
        camel.bind("queues", queues);
        camel.bind("queue", new QueueComponent(() -> brokers.broker(camel.getCamelContext())));
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

    /** How other programs reach the broker in this process; empty when none runs here. */
    public Optional<String> brokerUrl() {
        return brokers.url();
    }

    /** Returns when every flow has delivered all that waits in its inbox, or waits itself. */
    public void awaitDrained() throws InterruptedException {
        drained.await();
        errands.await();
    }

    /** No file comes any more: rows that wait for their parent are dead letters from now on. */
    public void giveUpWaiting() {
        replays.giveUpWaiting();
    }

    /** Sends dead letters again, in this process. */
    public ReplayReport replay(ReplayRequest request) {
        return replays.replay(request.ids(), request.overwrite());
    }

    private Optional<Trouble> carry(Replay replay) {
        var sent = camel.getCamelContext()
                .createFluentProducerTemplate()
                .withBody(replay)
                .to("direct:replay")
                .send();
        return Optional.ofNullable(sent.getProperty("load", Load.class)).flatMap(Load::trouble);
    }

    private static String version() {
        return Optional.ofNullable(Saddlebag.class.getPackage().getImplementationVersion())
                .orElse("source");
    }

    /** Lets the calls under way end, then stops; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        inbox.stop();
        queues.stop();
        errands.close();
        camel.stop();
        brokers.close();
        chunks.shutdown();
        ledger.runs().end(run);
        ledger.close();
        lock.close();
    }
}
