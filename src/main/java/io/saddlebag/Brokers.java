package io.saddlebag;

import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.queue.Broker;
import io.saddlebag.queue.EmbeddedBroker;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker that the flows read their queues from: one elsewhere, or one in this process, which runs only when needed. */
final class Brokers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Brokers.class);

    private final BrokerSettings settings;
    private final Home home;
    private Optional<EmbeddedBroker> embedded = Optional.empty();
    private Optional<Broker> broker = Optional.empty();

    Brokers(BrokerSettings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    /**
     * Starts the broker in this process, if a flow needs it or the settings want it.
     *
     * @throws CannotStart when its address is taken
     */
    void start(Flows flows) {
        if (settings.isExternal() || !flows.readQueues() && !settings.alwaysEmbedded()) {
            return;
        }
        try {
            embedded = Optional.of(EmbeddedBroker.start(home.state(), settings.address(), flows.queues()));
            settings.exposure().ifPresent(LOG::warn);
        } catch (IOException e) {
            throw new CannotStart(List.of(new Problem(
                    new Place("application.properties", 0),
                    "the broker cannot start at %s:%d (%s)."
                            .formatted(
                                    settings.address().host(),
                                    settings.address().port(),
                                    e.getMessage()),
                    "Another program may use the address: set saddlebag.broker.address, or name the broker that runs"
                            + " there by saddlebag.broker.url.")));
        }
    }

    synchronized Broker broker(CamelContext camel) {
        if (broker.isEmpty()) {
            broker = Optional.of(
                    embedded.map(own -> own.broker(settings.largestMessage())).orElseGet(() -> elsewhere(camel)));
        }
        return broker.get();
    }

    private Broker elsewhere(CamelContext camel) {
        var name = settings.connectionFactory();
        return name.isEmpty()
                ? settings.artemis()
                : settings.broker(camel.getRegistry().lookupByNameAndType(name, ConnectionFactory.class), name);
    }

    /** How other programs reach the broker in this process; empty when none runs here. */
    Optional<String> url() {
        return embedded.map(EmbeddedBroker::url);
    }

    @Override
    public void close() {
        // No method references: these alone would load a dozen classes of a broker that nobody uses.
        if (broker.isPresent()) {
            broker.get().close();
        }
        if (embedded.isPresent()) {
            embedded.get().close();
        }
    }
}
