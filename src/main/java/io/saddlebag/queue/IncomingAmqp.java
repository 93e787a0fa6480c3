package io.saddlebag.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.Persister;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;

/**
 * AMQP 1.0 for clients that connect to the broker. Leaves out mirroring and connections to other brokers: nothing here needs
 * them, and of the published versions the AMQP module and the server fit together only without them.
 */
@SuppressWarnings("rawtypes") // as Artemis declares it
record IncomingAmqp<P extends BaseInterceptor>(ProtocolManagerFactory<P> amqp) implements ProtocolManagerFactory<P> {

    private static final String NAME = "AMQP";

    /** The one of the class path. */
    static ProtocolManagerFactory<?> find() {
        for (ProtocolManagerFactory<?> factory : ServiceLoader.load(ProtocolManagerFactory.class)) {
            if (Arrays.asList(factory.getProtocols()).contains(NAME)) {
                return new IncomingAmqp<>(factory);
            }
        }
        throw new IllegalStateException("The library artemis-amqp-protocol is missing.");
    }

    @Override
    public void loadProtocolServices(ActiveMQServer server, List<ActiveMQComponent> services) {}

    @Override
    public void updateProtocolServices(ActiveMQServer server, List<ActiveMQComponent> services) {}

    @Override
    public ProtocolManager createProtocolManager(
            ActiveMQServer server,
            Map<String, Object> parameters,
            List<BaseInterceptor> incoming,
            List<BaseInterceptor> outgoing)
            throws Exception {
        return amqp.createProtocolManager(server, parameters, incoming, outgoing);
    }

    @Override
    public Persister<Message>[] getPersister() {
        return amqp.getPersister();
    }

    @Override
    public List<P> filterInterceptors(List<BaseInterceptor> interceptors) {
        return amqp.filterInterceptors(interceptors);
    }

    @Override
    public String[] getProtocols() {
        return amqp.getProtocols();
    }

    @Override
    public String getModuleName() {
        return amqp.getModuleName();
    }
}
