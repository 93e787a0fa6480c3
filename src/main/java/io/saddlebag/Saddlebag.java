package io.saddlebag;

import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.deadletter.ReplayRequest;
import io.saddlebag.events.EventQueue;
import io.saddlebag.flow.DeadLetterEvents;
import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.InterruptedLetters;
import io.saddlebag.flow.Load;
import io.saddlebag.flow.LockedRows;
import io.saddlebag.flow.MovedFiles;
import io.saddlebag.flow.PauseEvents;
import io.saddlebag.flow.Pauses;
import io.saddlebag.flow.Replay;
import io.saddlebag.flow.Replays;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.ledger.Pause;
import io.saddlebag.operations.HealthDoor;
import io.saddlebag.queue.QueueComponent;
import io.saddlebag.queue.QueueConsumer;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.LoginSettings;
import io.saddlebag.salesforce.login.SalesforceSignIn;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Camel application put together: settings, flows, ledger and the beans that the routes name. */
public final class Saddlebag implements AutoCloseable {

    /**
     * What the surroundings want to be told, and the time and chance that they give.
     *
     * @param endsByItself whether the process ends when nothing is left to do, and so may not wait for a pause to be over
     */
    public record Surroundings(
            Clock clock, RandomGenerator random, Consumer<FileReport> reports, boolean endsByItself) {

        public Surroundings(Clock clock, RandomGenerator random, Consumer<FileReport> reports) {
            this(clock, random, reports, false);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Saddlebag.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** While the call of one chunk is under way another is mapped, or written down. */
    private static final int CHUNKS_PER_CALL = 2;

    /** The route that keeps the login alive; it stands in {@code routes/}. */
    private static final String STAY_SIGNED_IN = "stay-signed-in";

    /** How long a stop waits for the events that nobody has been told of yet. */
    private static final Duration EVENTS_TAKE = Duration.ofSeconds(5);

    /** The component that reads queues, and the one that calls Salesforce; both are made here. */
    static final String QUEUE = "queue";

    static final String SALESFORCE = "salesforce";

    private static final Duration UNREAD_EVERY = Duration.ofMinutes(1);

    private final Flows flows;
    private final UnreadNotice unread;
    private final HomeLock lock;
    private final Ledger ledger;
    private final long run;
    private final ExecutorService chunks;
    private final Replays replays;
    private final Errands errands;
    private final Brokers brokers;
    private final Beans beans;
    private final LockedRows lockedRows;
    private final EventQueue events;
    private final PauseEvents pauseEvents;
    private final Main camel = new Main();
    private final HealthSettings healthSettings;
    private final Duration stopTimeout;
    private Optional<HealthDoor> healthDoor = Optional.empty();
    private boolean closed;

    private Saddlebag(
            Home home,
            Configuration configuration,
            Flows flows,
            RouteFiles routes,
            HomeLock lock,
            Surroundings surroundings) {
        this.lock = lock;
        this.flows = flows;
        this.unread = new UnreadNotice(home);
        var signIn = new SalesforceSignIn(
                new LoginSettings(configuration.values(), home.root()),
                new CredentialsStore(home.state()),
                surroundings.clock());
        this.ledger = Ledger.open(home.root(), surroundings.clock(), signIn.orgClock(), home.readers());
        this.chunks = Executors.newFixedThreadPool(CHUNKS_PER_CALL * configuration.number("saddlebag.calls-in-flight"));
        var interrupted = new InterruptedLetters(
                ledger, flows, configuration.duration("saddlebag.longest-call"), signIn.orgClock());
        this.events = new EventQueue(ledger, surroundings.clock());
        this.replays = new Replays(
                ledger, flows, home, this::carry, interrupted, new DeadLetterEvents(events), surroundings.clock());
        this.errands = new Errands(home, ledger, replays);
        this.healthSettings = new HealthSettings(configuration);
        this.stopTimeout = configuration.duration("saddlebag.stop-timeout");
        this.brokers = new Brokers(new BrokerSettings(configuration), home);
        this.run = ledger.runs().begin(ProcessHandle.current().pid(), version());
        this.beans = new Beans(home, configuration, flows, ledger, signIn, errands::loaded, events, surroundings);
        this.pauseEvents = new PauseEvents(ledger, events);
        this.lockedRows = beans.lockedRows(replays);
        CamelSettings.apply(camel, home, configuration, routes);
        beans.bind(camel);
        camel.bind("calls", chunks);
        camel.bind(QUEUE, new QueueComponent(() -> brokers.broker(camel.getCamelContext())));
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

    private static Saddlebag start(Home place, Configuration configuration, Surroundings surroundings, boolean inboxes)
            throws IOException {
        var home = new Home(place.root(), configuration.readers());
        var preflight = Preflight.of(home, configuration);
        if (!preflight.problems().isEmpty()) {
            throw new CannotStart(preflight.problems());
        }
        var lock = TakenHome.take(home, preflight.flows());
        Saddlebag saddlebag;
        try {
            saddlebag = new Saddlebag(home, configuration, preflight.flows(), preflight.routes(), lock, surroundings);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        if (inboxes) {
            Warning.of(home, configuration, LocalDate.now(surroundings.clock()))
                    .forEach(warning -> LOG.warn("{}", warning.sentence()));
        }
        saddlebag.begin(home, inboxes, new Places(home, preflight.routes()));
        return saddlebag;
    }

    private void begin(Home home, boolean inboxes, Places places) throws IOException {
        try {
            if (inboxes) {
                healthDoor = healthSettings.open(camel::getCamelContext);
                brokers.start(flows);
            } else {
                camel.configure()
                        .withAutoStartupExcludePattern(
                                String.join(",", flows.byId().keySet()) + "," + STAY_SIGNED_IN);
            }
            new MovedFiles(home, ledger).finish();
            if (inboxes) {
                beans.takenAway.look();
            }
            startCamel(places);
            events.started(camel.getCamelContext());
            replays.recover();
            errands.start(inboxes ? watch() : () -> {});
            if (inboxes) {
                errands.every(UNREAD_EVERY, unread::look);
                errands.every(LOOK, pauseEvents::look);
                errands.every(LOOK, events::save);
            }
        } catch (RuntimeException | IOException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void startCamel(Places places) {
        try {
            camel.start();
        } catch (RuntimeException e) {
            var why = new CannotStart(StartFailure.problems(e, places));
            why.initCause(e);
            throw why;
        }
    }

    private Runnable watch() {
        var routes = beans.watch(camel.getCamelContext());
        return () -> {
            routes.run();
            lockedRows.look();
            beans.takenAway.look();
        };
    }

    /** Nothing of a start that failed stays open: no port, no broker, no ledger. */
    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    public Flows flows() {
        return flows;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Pauses pauses() {
        return beans.pauses;
    }

    /** Why flows wait, in words for programs. While the disk is full, only this process knows. */
    public Set<String> causesOfPauses() {
        return Stream.concat(
                        ledger.pauses().list().stream().map(Pause::cause),
                        beans.pauses.troubles().stream().map(Trouble::kind).map(Trouble.Kind::word))
                .collect(Collectors.toSet());
    }

    /** How other programs reach the broker in this process; empty when none runs here. */
    public Optional<String> brokerUrl() {
        return brokers.url();
    }

    /** Where health is told; empty when the settings want it nowhere. */
    public Optional<String> healthUrl() {
        return healthDoor.map(HealthDoor::url);
    }

    /** What lies in the inboxes now where no flow reads it. */
    public List<Problem> unread() {
        return unread.look();
    }

    /**
     * Returns when every flow has delivered all that waits in its inbox, or waits itself, and the rows of interrupted calls
     * have been looked for.
     */
    public void awaitDrained() throws InterruptedException {
        while (!beans.drained.await(LOOK) && !ledger.kept().isStuck()) {
            // A flow that waits for the disk with answers in its hands never looks into its inbox.
        }
        while (!errands.await(LOOK, this::sendsAgain) && !ledger.kept().isStuck()) {
            // The same for a replay. Locked rows are sent again until the locks end, or the rows have waited long
            // enough.
        }
    }

    private boolean sendsAgain() {
        return lockedRows.areWaiting() || replays.looksForInterrupted();
    }

    /**
     * No file comes any more: rows that wait for their parent are dead letters from now on, and their messages copied. What was
     * taken away is told.
     */
    public void giveUpWaiting() {
        beans.takenAway.look();
        replays.giveUpWaiting();
        for (var route : camel.getCamelContext().getRoutes()) {
            if (route.getConsumer() instanceof QueueConsumer queue) {
                queue.copyDue();
            }
        }
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
        var end = Deadline.in(stopTimeout);
        beans.stop();
        ledger.kept().stop();
        boolean ended = beans.await(end);
        errands.close(end);
        boolean told = closeEvents(end);
        stopCamel(end, ended, told);
        healthDoor.ifPresent(HealthDoor::close);
        beans.close();
        brokers.close();
        chunks.shutdownNow();
        endRun();
        ledger.close();
        lock.close();
    }

    /** What happened up to now is still told. */
    private boolean closeEvents(Deadline end) {
        try {
            pauseEvents.look();
        } catch (LedgerUnavailable e) {
            LOG.debug("Nobody is told which flows wait", e);
        }
        return events.close(end.left().compareTo(EVENTS_TAKE) < 0 ? end.left() : EVENTS_TAKE);
    }

    private void endRun() {
        try {
            ledger.runs().end(run);
        } catch (LedgerUnavailable e) {
            LOG.error("The end of this run is not in the ledger: {}", e.getMessage());
        }
    }

    /** Its warnings of a stop that was cut short say nothing of rows; ours have been given. */
    private void stopCamel(Deadline end, boolean ended, boolean told) {
        var context = camel.getCamelContext();
        if (context == null) {
            return;
        }
        var strategy = context.getShutdownStrategy();
        strategy.setTimeUnit(TimeUnit.MILLISECONDS);
        strategy.setTimeout(end.left().toMillis());
        strategy.setSuppressLoggingOnTimeout(true);
        strategy.setLogInflightExchangesOnTimeout(false);
        int givenUp = told ? 0 : new NotifyRoutes(context).remove();
        camel.stop();
        if (ended && context.getInflightRepository().size() > givenUp) {
            LOG.warn(
                    "The stop does not wait any longer for what routes of your own carry. Set saddlebag.stop-timeout to more"
                            + " than that takes.");
        }
    }
}
