package io.saddlebag.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends messages as any other program of this machine would. */
public final class Outbox {

    private Outbox() {}

    /**
     * Sends each text as a message, all or none.
     *
     * @param url of a broker that runs inside a Saddlebag process
     * @param state the folder {@code state/} of its home, which holds the login
     * @throws IOException when the broker cannot be reached
     */
    public static void send(String url, Path state, String queue, List<String> texts) throws IOException {
        var login = BrokerLogin.ofSenders(state);
        try (var factory = factory(url, login);
                var connection = factory.createConnection();
                var session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            var producer = session.createProducer(session.createQueue(queue));
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
            session.commit();
        } catch (JMSException e) {
            throw new IOException(e);
        }
    }

    private static ActiveMQConnectionFactory factory(String url, BrokerLogin login) {
        var factory = new ActiveMQConnectionFactory(url, login.user(), login.password());
        // Threads that all factories share would outlive each of them.
        factory.getServerLocator().setUseGlobalPools(false);
        return factory;
    }
}
