package io.saddlebag.queue;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code queue:}, which takes the messages of a JMS queue in transactions of many, as one exchange. Camel's
 * own {@code jms:} makes an exchange, and a commit, of each message: too slow by far where 200 records go into one call.
 */
public final class QueueComponent extends DefaultComponent {

    private final Supplier<Broker> broker;

    /** @param broker is asked only when a queue is really read */
    public QueueComponent(Supplier<Broker> broker) {
        this.broker = broker;
    }

    Broker broker() {
        return broker.get();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new QueueEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
