package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.RouteAware;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel asks it before each look into an inbox: a flow that is paused leaves its files alone. */
public final class Polls implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    /** What a look into an inbox came to. */
    public enum Look {
        /** A file was taken. */
        TOOK,
        /** There was nothing to take, or nothing that is whole yet. */
        NOTHING,
        /** The flow is paused, so nobody looked. */
        PAUSED
    }

    private final Pauses pauses;
    private final OpenInboxes inboxes;
    private final DiskPause disk;
    private final java.util.function.Consumer<String> before;
    private final BiConsumer<String, Look> looks;
    private final Map<String, String> complaints = new ConcurrentHashMap<>();

    /**
     * @param ledger must be able to take what becomes of the rows
     * @param before is told each flow's id before its inbox is looked into
     * @param looks is told each flow's id with what the look came to
     */
    public Polls(
            Pauses pauses,
            OpenInboxes inboxes,
            Ledger ledger,
            java.util.function.Consumer<String> before,
            BiConsumer<String, Look> looks) {
        this.disk = new DiskPause(ledger, pauses);
        this.pauses = pauses;
        this.inboxes = inboxes;
        this.before = before;
        this.looks = looks;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        var flow = flow(consumer);
        boolean paused = !disk.isOver(flow) || pauses.isPaused(flow) || !inboxes.isOpen(flow);
        if (paused) {
            looks.accept(flow, Look.PAUSED);
        } else {
            before.accept(flow);
        }
        return !paused;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        complaints.remove(flow(consumer));
        looks.accept(flow(consumer), polledMessages == 0 ? Look.NOTHING : Look.TOOK);
    }

    /** An inbox that cannot be read is looked at again at the next poll; that is told once, not at each. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        var complaint = String.valueOf(cause.getMessage());
        if (!complaint.equals(complaints.put(flow(consumer), complaint))) {
            LOG.warn("{}: the inbox cannot be read ({}); it is looked at again.", flow(consumer), complaint);
        }
        looks.accept(flow(consumer), Look.NOTHING);
        return false;
    }

    private static String flow(Consumer consumer) {
        return ((RouteAware) consumer).getRoute().getRouteId();
    }
}
