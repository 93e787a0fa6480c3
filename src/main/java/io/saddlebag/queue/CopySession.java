package io.saddlebag.queue;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;

/** Sends late copies. Not in a transaction: a broker that knows one already refuses it alone, and that is as good as taking it. */
final class CopySession implements AutoCloseable {

    private final Connection connection;
    private final DeadLetterQueue queue;

    CopySession(Broker broker, String deadLetterQueue) throws JMSException {
        connection = broker.connect();
        try {
            queue = new DeadLetterQueue(connection.createSession(false, Session.AUTO_ACKNOWLEDGE), deadLetterQueue);
        } catch (JMSException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns true when the broker has all of them on its disk. */
    boolean send(List<LateCopy> copies) throws JMSException {
        for (var copy : copies) {
            queue.add(copy);
        }
        return true;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException | RuntimeException e) {
            // It was broken, or the copies are sent.
        }
    }
}
