package io.saddlebag.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the queues are.
 *
 * @param shown the broker as messages name it, without secrets
 * @param user empty for none
 * @param largestMessage the most characters or bytes of a body that is read
 * @param starting starts it where that is ours to do and it does not run
 */
public record Broker(
        ConnectionFactory factory, String shown, String user, String password, long largestMessage, Starting starting)
        implements AutoCloseable {

    /** Done before each connection. */
    @FunctionalInterface
    public interface Starting {
        void run() throws JMSException;
    }

    /** @param away whether it may come back by itself, and nobody has to do anything */
    public record Unreachable(String sentence, boolean away) {}

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

    /** One that somebody else runs. */
    public Broker(ConnectionFactory factory, String shown, String user, String password, long largestMessage) {
        this(factory, shown, user, password, largestMessage, () -> {});
    }

    Connection connect() throws JMSException {
        starting.run();
        try {
            return user.isEmpty() ? factory.createConnection() : factory.createConnection(user, password);
        } catch (JMSException e) {
            if (factory instanceof ActiveMQConnectionFactory artemis) {
                var distrust = Handshake.distrust(artemis);
                if (distrust.isPresent()) {
                    throw new Distrusted(distrust.get());
                }
            }
            throw e;
        }
    }

    /**
     * Connects once, and takes nothing.
     *
     * @return why that does not work, in sentences; empty when it does
     */
    public Optional<Unreachable> unreachable() {
        try {
            connect().close();
            return Optional.empty();
        } catch (JMSException | RuntimeException e) {
            var why = Unconnected.of(this, e);
            var sentence = why.what() + "." + why.remedy().map(" "::concat).orElse("");
            return Optional.of(new Unreachable(sentence, why.kind() == Unconnected.Kind.AWAY));
        }
    }

    /** Ends the threads of a factory that has some; its connections are closed before. */
    @Override
    public void close() {
        if (factory instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.debug("The connection factory of {} did not close", shown, e);
            }
        }
    }

    @Override
    public String toString() {
        return shown;
    }
}
