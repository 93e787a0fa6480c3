package io.saddlebag.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
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

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

    /** One that somebody else runs. */
    public Broker(ConnectionFactory factory, String shown, String user, String password, long largestMessage) {
        this(factory, shown, user, password, largestMessage, () -> {});
    }

    Connection connect() throws JMSException {
        starting.run();
        return user.isEmpty() ? factory.createConnection() : factory.createConnection(user, password);
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
