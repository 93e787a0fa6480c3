package io.saddlebag;

import io.saddlebag.deadletter.DeadLetterFiles;
import io.saddlebag.events.EventQueue;
import io.saddlebag.flow.Arrivals;
import io.saddlebag.flow.Chunks;
import io.saddlebag.flow.DeadLetterEvents;
import io.saddlebag.flow.DeadLetterStep;
import io.saddlebag.flow.Describes;
import io.saddlebag.flow.Drained;
import io.saddlebag.flow.FileEvents;
import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Flow;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.Inbox;
import io.saddlebag.flow.InboxNames;
import io.saddlebag.flow.Interrupted;
import io.saddlebag.flow.LateRows;
import io.saddlebag.flow.LeftInInbox;
import io.saddlebag.flow.Links;
import io.saddlebag.flow.LockedRows;
import io.saddlebag.flow.MappingStep;
import io.saddlebag.flow.NoFiles;
import io.saddlebag.flow.NothingWaits;
import io.saddlebag.flow.OpenInboxes;
import io.saddlebag.flow.ParentWait;
import io.saddlebag.flow.Pauses;
import io.saddlebag.flow.Polls;
import io.saddlebag.flow.QueueReports;
import io.saddlebag.flow.Queues;
import io.saddlebag.flow.ReplayStep;
import io.saddlebag.flow.Replays;
import io.saddlebag.flow.RouteWatch;
import io.saddlebag.flow.Settling;
import io.saddlebag.flow.StaySignedIn;
import io.saddlebag.flow.StoppedRoutes;
import io.saddlebag.flow.TakenAway;
import io.saddlebag.flow.UnloadableNames;
import io.saddlebag.flow.WhyItWaits;
import io.saddlebag.ledger.DeadLetterIds;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.operations.FilesForAPerson;
import io.saddlebag.salesforce.CallSlots;
import io.saddlebag.salesforce.DeliveryTerms;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.Outcomes;
import io.saddlebag.salesforce.ParentTurns;
import io.saddlebag.salesforce.RetryPolicy;
import io.saddlebag.salesforce.login.SalesforceSignIn;
import io.saddlebag.salesforce.login.SignInFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;

/** Makes the beans that the routes name. */
final class Beans {

    private final Home home;
    private final Configuration configuration;
    private final Flows flows;
    private final Ledger ledger;
    private final SalesforceSignIn signIn;
    private final Saddlebag.Surroundings surroundings;
    private final RetryPolicy policy;
    private final Describes describes;
    private final Outcomes outcomes;
    private final ParentWait parentWait;
    private final LeftInInbox left;
    private final Arrivals arrivals;
    private final LateRows lateRows;
    final Pauses pauses;
    final Drained drained;
    final TakenAway takenAway;
    private final Inbox inbox;
    private final Queues queues;
    private final ReplayStep replays;
    private final FileEvents fileEvents;
    private final Consumer<FileReport> reports;
    final EventQueue events;
    private StoppedRoutes routes;

    /** @param loaded is told the flow of each file, and of each sitting at a queue, that has loaded */
    Beans(
            Home home,
            Configuration configuration,
            Flows flows,
            Ledger ledger,
            SalesforceSignIn signIn,
            Consumer<Flow> loaded,
            EventQueue events,
            Saddlebag.Surroundings surroundings) {
        this.home = home;
        this.events = events;
        this.fileEvents = new FileEvents(events);
        this.reports = surroundings.reports().andThen(fileEvents);
        this.configuration = configuration;
        this.flows = flows;
        this.ledger = ledger;
        this.signIn = signIn;
        this.surroundings = surroundings;
        this.policy = new RetryPolicy(
                configuration.duration("saddlebag.retry-pause"),
                configuration.duration("saddlebag.retry-longest-pause"),
                configuration.duration("saddlebag.retry-budget"),
                configuration.number("saddlebag.record-attempts"));
        this.outcomes = new Outcomes(
                signIn, new CallSlots(configuration.number("saddlebag.calls-in-flight")), usage -> ledger.apiUsages()
                        .seen(org(), usage.used(), usage.allowed()));
        this.describes = new Describes(outcomes, this::org);
        this.parentWait = new ParentWait(
                flows,
                configuration.duration("saddlebag.parent-wait"),
                configuration.duration("saddlebag.lock-wait"),
                surroundings.clock());
        this.left = new LeftInInbox(home, ledger, surroundings.clock(), configuration.duration("saddlebag.pause"));
        this.arrivals = new Arrivals(
                surroundings.clock(),
                configuration.duration("saddlebag.quiet-time"),
                configuration.duration("saddlebag.arrival-timeout"),
                left);
        this.lateRows =
                new LateRows(home, ledger, surroundings.clock(), configuration.duration("saddlebag.quiet-time"));
        this.pauses = new Pauses(
                surroundings.clock(),
                configuration.duration("saddlebag.pause"),
                signIn::hasNewLogin,
                surroundings.endsByItself());
        this.drained = new Drained(left, flows.byId().keySet());
        this.inbox = inbox(loaded);
        this.takenAway = new TakenAway(
                home, ledger, inbox::isUnderWay, surroundings.reports().andThen(fileEvents::notices));
        this.queues = queues(loaded);
        this.replays = new ReplayStep(ledger, describes, parentWait, this::describing, surroundings.clock());
    }

    /** @param replays sends rows again that wait */
    LockedRows lockedRows(Replays replays) {
        return new LockedRows(ledger, replays, pauses::isPaused, policy, surroundings.clock(), surroundings.random());
    }

    void bind(Main camel) {
        var clock = surroundings.clock();
        camel.addMainListener(new LoaderWithContext());
        camel.bind(Saddlebag.SALESFORCE, signIn.component());
        camel.bind("inboxNames", new InboxNames(arrivals::sees));
        camel.bind("arrivals", arrivals);
        var names = new UnloadableNames(home, left, reports, clock, configuration.duration("saddlebag.quiet-time"));
        var noFiles = new NoFiles(home, left);
        var links = new Links(home, left, surroundings.reports());
        Consumer<String> lookedBefore = flow -> {
            links.setAside(flow);
            names.setAside(flow);
            noFiles.name(flow);
        };
        var nothingWaits = new NothingWaits(left, flows, pauses, ledger);
        camel.bind(
                "polls", new Polls(pauses, new OpenInboxes(home, flows, ledger), ledger, lookedBefore, (flow, look) -> {
                    arrivals.looked(home.inbox(flow));
                    left.forgetGone(flow);
                    lateRows.look(flow);
                    drained.looked(flow, look);
                    nothingWaits.looked(flow, look);
                }));
        camel.bind("chunks", new Chunks());
        var terms = new DeliveryTerms(
                signIn::user,
                policy,
                signIn.retryAfter(),
                new ParentTurns(),
                clock,
                signIn.orgClock(),
                surroundings.random());
        camel.bind("mapping", new MappingStep(ledger, terms));
        camel.bind(
                "interrupted",
                new Interrupted(ledger, outcomes, terms, this::org, configuration.duration("saddlebag.longest-call")));
        camel.bind("outcomes", outcomes);
        camel.bind("describes", describes);
        var deadLetters = new DeadLetterStep(new DeadLetterIds(clock, surroundings.random()), parentWait);
        camel.bind("deadLetters", deadLetters);
        camel.bind("replays", replays);
        camel.bind("ledger", new Settling(ledger, flows, deadLetters, new DeadLetterEvents(events)));
        camel.configure().addRoutesBuilder(new NotifyEntry(events));
        camel.bind("inbox", inbox);
        camel.bind("queues", queues);
        camel.bind("staySignedIn", staySignedIn());
        bindHealth(camel);
    }

    /** Camel finds them by their type. */
    private void bindHealth(Main camel) {
        var why = new WhyItWaits(ledger, pauses);
        routes = new StoppedRoutes(camel::getCamelContext, flows.byId().keySet());
        camel.bind(
                "signInHealth", new Readiness("sign-in", () -> signIn.failure().map(SignInFailure::sentence)));
        camel.bind("ledgerHealth", new Readiness("ledger", ledger::trouble));
        camel.bind("notifyHealth", new Readiness("notify", Optional::empty, () -> events.counts()
                .sentence()));
        var files = new FilesForAPerson(home.root(), ledger);
        for (String flow : flows.byId().keySet()) {
            camel.bind(
                    flow + "Health",
                    new Readiness(
                            "flow:" + flow,
                            () -> routes.why(flow).or(() -> why.flow(flow)),
                            () -> files.sentence(flow)));
        }
        if (flows.readQueues()) {
            camel.bind("brokerHealth", new Readiness("broker", why::broker));
        }
    }

    /**
     * To be called when the routes were started: from now on one that stops is DOWN.
     *
     * @return what looks after them, to be run again and again
     */
    Runnable watch(CamelContext context) {
        var health = HealthCheckRegistry.get(context);
        routes.started().forEach(route -> health.register(new Readiness("route:" + route, () -> routes.why(route))));
        var watch = new RouteWatch(routes, pauses, ledger, route -> drained.looked(route, Polls.Look.PAUSED));
        return watch::look;
    }

    /** Lets the calls under way end; what was not sent stays where it is. */
    void stop() {
        inbox.stop();
        queues.stop();
        replays.stop();
    }

    /**
     * Waits until that time for the calls under way, and tells which it did not wait for.
     *
     * @return whether all have ended
     */
    boolean await(Deadline end) {
        return Stream.<Predicate<Duration>>of(inbox::await, queues::await, replays::await)
                        .filter(loads -> !loads.test(end.left()))
                        .count()
                == 0;
    }

    /** To be called when the routes have stopped. */
    void close() {
        arrivals.close();
    }

    private StaySignedIn staySignedIn() {
        return new StaySignedIn(
                signIn,
                flows,
                pauses,
                ledger,
                describes,
                configuration.duration("saddlebag.stay-signed-in"),
                configuration.duration("saddlebag.pause"),
                surroundings.clock());
    }

    private Inbox inbox(Consumer<Flow> loaded) {
        return new Inbox(
                home,
                arrivals,
                left,
                lateRows,
                flows,
                ledger,
                describes,
                pauses,
                this::describing,
                this::org,
                loaded,
                reports,
                configuration.flag("saddlebag.reload-same-file"),
                surroundings.clock());
    }

    private Queues queues(Consumer<Flow> loaded) {
        var ofQueues =
                new QueueReports(new DeadLetterFiles(home.root(), ledger), reports, loaded, surroundings.clock());
        return new Queues(
                flows, ledger, describes, pauses, this::describing, this::org, ofQueues, surroundings.clock());
    }

    private Describing describing(Flow flow) {
        return new Describing(flow.object(), policy, signIn.retryAfter(), surroundings.clock(), surroundings.random());
    }

    private String org() {
        return signIn.org().orElse("");
    }
}
