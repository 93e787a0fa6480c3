package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.queue.QueueWatch;
import io.saddlebag.queue.Sitting;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.words.Words;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean that takes the messages of a queue into the ledger, and says when they are settled and may be committed. */
public final class Queues implements QueueWatch {

    private static final Logger LOG = LoggerFactory.getLogger(Queues.class);

    /** The cause of a pause, as the ledger and the status have it. */
    public static final String BROKER_AWAY = "broker";

    private static final Duration DESCRIBED_EVERY = Duration.ofHours(1);

    private final Flows flows;
    private final Ledger ledger;
    private final Describes describes;
    private final Pauses pauses;
    private final PauseNotice notice;
    private final Function<Flow, Describing> describing;
    private final Supplier<String> org;
    private final QueueReports reports;
    private final Clock clock;
    private final QueueSources sources;
    private final QueueCopies copies;
    private final QueueMembers members;
    private final LoadsUnderWay loads = new LoadsUnderWay();
    private final Map<String, Instant> described = new ConcurrentHashMap<>();

    /**
     * @param describing makes a flow's question to Salesforce
     * @param org the id of the org that is signed in to
     */
    public Queues(
            Flows flows,
            Ledger ledger,
            Describes describes,
            Pauses pauses,
            Function<Flow, Describing> describing,
            Supplier<String> org,
            QueueReports reports,
            Clock clock) {
        this.flows = flows;
        this.ledger = ledger;
        this.describes = describes;
        this.pauses = pauses;
        this.notice = new PauseNotice(pauses, ledger, describes);
        this.describing = describing;
        this.org = org;
        this.reports = reports;
        this.clock = clock;
        this.sources = new QueueSources(ledger, clock);
        this.copies = new QueueCopies(ledger);
        this.members = new QueueMembers(ledger, clock);
    }

    /** Makes a load of the messages that the body gives. */
    public void open(Exchange exchange, @ExchangeProperty("flow") String flowId) {
        // As for a file: every step stays on the thread that takes it.
        exchange.getExchangeExtension().setTransacted(true);
        var flow = flows.flow(flowId);
        var sitting = exchange.getMessage().getBody(Sitting.class);
        var rows = new QueueRows(ledger, sitting.queue());
        var load = Load.of(flow, sitting.queue(), rows, describing.apply(flow), clock.instant());
        if (pauses.begins(flowId)) {
            load.trial().begins();
        }
        load.logsDeadLettersIn(reports.deadLetterLog(flowId));
        loads.add(load);
        exchange.getExchangeExtension().addOnCompletion(new Afterwards(() -> loads.remove(load)));
        exchange.setProperty("sitting", sitting);
        exchange.setProperty("rows", rows);
        exchange.setProperty("load", load);
        // After trouble Salesforce is asked anew: it says whether it can be reached, and what it has changed.
        if (pauses.trouble(flowId).isEmpty() && !(sitting.hasMessages() && isStale(flow))) {
            describes.known(flow.object()).ifPresent(known -> describes.use(load, known));
        }
    }

    /** Messages never end, and a field that they name may be added meanwhile. */
    private boolean isStale(Flow flow) {
        if (flow.mapping().rest().isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var since = described.putIfAbsent(flow.id(), now);
        return since != null && !now.isBefore(since.plus(DESCRIBED_EVERY)) && described.replace(flow.id(), since, now);
    }

    /** Enters the queue in the ledger, or finds it there; from here on rows may be sent. */
    public void begin(
            @ExchangeProperty("load") Load load,
            @ExchangeProperty("sitting") Sitting sitting,
            @ExchangeProperty("rows") QueueRows rows) {
        if (load.readyToBegin() && sitting.hasMessages()) {
            var loading = sources.loading(load.flow(), org.get());
            load.begin(
                    loading,
                    load.target().marksWhatLeaves() ? ledger.sources().sentWithoutOutcome(loading.id()) : List.of());
            rows.numberFrom(ledger.messages().lastRow(loading.id()) + 1);
        }
    }

    public Iterator<Turn> chunks(
            @ExchangeProperty("load") Load load,
            @ExchangeProperty("sitting") Sitting sitting,
            @ExchangeProperty("rows") QueueRows rows) {
        return new Turns(load, new QueueTurns(load, sitting, rows, members.seen(load.flow())));
    }

    /** Lets the messages be committed when all rows have their outcome; else they stay with the broker. */
    public void close(
            @ExchangeProperty("load") Load load,
            @ExchangeProperty("sitting") Sitting sitting,
            @ExchangeProperty("rows") QueueRows rows) {
        load.rethrow();
        if (load.loading().isPresent() ? load.counts().total() == rows.expected() : load.readyToBegin()) {
            sitting.settled(rows.messages(), rows.dead(load));
            logRepeated(load, rows.repeated());
        }
        LOG.debug(
                "{}: {} in {}, {} ms",
                load.flow().id(),
                Words.count(load.counts().total(), "row"),
                Words.count(load.calls(), "call"),
                Duration.between(load.begun(), clock.instant()).toMillis());
        if (load.trouble().isPresent()) {
            notice.pause(load, load.trouble().get());
            reports.waits(load);
            return;
        }
        load.ends();
        goOn(load);
        members.ended(load);
        reports.settled(load);
    }

    /** Nothing is dropped in silence: a sender may have given an id twice. */
    private static void logRepeated(Load load, long repeated) {
        if (repeated > 0) {
            LOG.info(
                    "{}: {}: {} came again after their outcome was written down, and are not sent again",
                    load.flow().id(),
                    load.name(),
                    repeated == 1 ? "1 message" : String.format(Locale.ROOT, "%,d messages", repeated));
        }
    }

    private void goOn(Load load) {
        var flow = load.flow().id();
        if (pauses.trouble(flow).isPresent()) {
            ledger.pauses().resume(flow);
        }
        if (load.calls() > 0) {
            notice.clear(flow);
        } else {
            pauses.ended(flow);
        }
    }

    /** Lets the calls under way end; what was not sent stays with the broker. */
    public void stop() {
        loads.stop();
    }

    /**
     * Waits at most so long for the calls under way, and tells which it did not wait for.
     *
     * @return whether all have ended
     */
    public boolean await(Duration most) {
        return loads.await(most);
    }

    @Override
    public void away(String flow, String why) {
        LOG.error("{}: {}", flow, why);
        inTheLedger(flow, () -> ledger.pauses().pause(flow, BROKER_AWAY, why, Optional.empty()));
        reports.away(flow, flows.flow(flow).queue().orElseThrow(), why);
    }

    @Override
    public void connected(String flow) {
        LOG.info("{}: reads the queue {}", flow, flows.flow(flow).queue().orElseThrow());
        inTheLedger(flow, () -> pauses.trouble(flow)
                .ifPresentOrElse(
                        trouble -> ledger.pauses()
                                .pause(flow, trouble.kind().word(), trouble.what(), Optional.of(pauses.until(trouble))),
                        () -> ledger.pauses().resume(flow)));
    }

    /** The disk that is full for the broker may be the ledger's own: then the log alone tells. */
    private static void inTheLedger(String flow, Runnable entry) {
        try {
            entry.run();
        } catch (LedgerUnavailable e) {
            LOG.debug("{}: what became of the broker is not in the ledger", flow, e);
        }
    }

    @Override
    public int copyDue(String flow, Copying copying) throws JMSException {
        return copies.send(flow, copying);
    }

    @Override
    public void empty(String flow) {
        reports.empty(flow, flows.flow(flow).queue().orElseThrow(), members.empty(flow));
    }
}
