package io.saddlebag.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

/**
 * Where the queues are.
 *
 * @param shown the broker as messages name it, without secrets
 * @param user empty for none
 * @param largestMessage the most characters or bytes of a body that is read
 */
public record Broker(ConnectionFactory factory, String shown, String user, String password, long largestMessage) {

    Connection connect() throws JMSException {
        return user.isEmpty() ? factory.createConnection() : factory.createConnection(user, password);
    }

    @Override
    public String toString() {
        return shown;
    }
}
