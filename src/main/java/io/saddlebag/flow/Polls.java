package io.saddlebag.flow;

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
    private final BiConsumer<String, Look> looks;

    /** @param looks is told each flow's id with what the look came to */
    public Polls(Pauses pauses, BiConsumer<String, Look> looks) {
        this.pauses = pauses;
        this.looks = looks;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        boolean paused = pauses.isPaused(flow(consumer));
        if (paused) {
            looks.accept(flow(consumer), Look.PAUSED);
        }
        return !paused;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        looks.accept(flow(consumer), polledMessages == 0 ? Look.NOTHING : Look.TOOK);
    }

    /** An inbox that cannot be read is looked at again at the next poll. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        LOG.warn("{}: the inbox cannot be read ({}); it is looked at again.", flow(consumer), cause.getMessage());
        looks.accept(flow(consumer), Look.NOTHING);
        return false;
    }

    private static String flow(Consumer consumer) {
        return ((RouteAware) consumer).getRoute().getRouteId();
    }
}
