package io.saddlebag.queue;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * One connection with one transacted session at one queue. A single consumer on purpose: the broker deals messages out to
 * several ones in turn, and then nobody could keep those of one key in order. For one thread at a time.
 */
final class QueueSession implements AutoCloseable {

    private final Connection connection;
    private final String queue;
    private final Session session;
    private final MessageConsumer consumer;
    private final DeadLetterQueue deadLetters;
    private final MessageReading reading;
    private final AtomicReference<JMSException> lost = new AtomicReference<>();

    private QueueSession(Connection connection, QueueEndpoint endpoint) throws JMSException {
        this.connection = connection;
        this.queue = endpoint.getQueue();
        this.reading = new MessageReading(
                new Identifying(endpoint.getMessageKey(), BrokerJournal.idOf(connection)),
                endpoint.broker().largestMessage());
        connection.setExceptionListener(lost::set);
        this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
        this.consumer = consumer(session, queue);
        this.deadLetters = new DeadLetterQueue(session, endpoint.getDeadLetterQueue());
        connection.start();
    }

    private static MessageConsumer consumer(Session session, String queue) throws JMSException {
        try {
            return session.createConsumer(session.createQueue(queue));
        } catch (JMSException e) {
            throw Refusal.of(Refusal.Purpose.READ, queue, e);
        }
    }

    /** @throws JMSException a {@link Refusal} where the queue may not be read, or the dead-letter queue not be written */
    static QueueSession open(QueueEndpoint endpoint) throws JMSException {
        var connection = endpoint.broker().connect();
        try {
            return new QueueSession(connection, endpoint);
        } catch (JMSException | RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    /** @return empty when none came in time */
    Optional<Received> receive(long millis) throws JMSException {
        var message = millis > 0 ? consumer.receive(millis) : consumer.receiveNoWait();
        if (message == null) {
            checkConnected();
            return Optional.empty();
        }
        return Optional.of(reading.read(message));
    }

    /**
     * Whether messages are still in the queue after none came: the broker may be reading them from its disk, or has not noticed
     * yet that a process that had taken them was killed. Only an Artemis broker tells; it counts what other consumers hold, too.
     */
    boolean hasMore() {
        try {
            return session instanceof ActiveMQSession artemis
                    && artemis.getCoreSession()
                                    .queueQuery(SimpleString.of(queue))
                                    .getMessageCount()
                            > 0;
        } catch (ActiveMQException e) {
            return false;
        }
    }

    /** A consumer whose connection broke looks like one whose queue is empty. */
    private void checkConnected() throws JMSException {
        var reason = lost.get();
        if (reason != null) {
            throw reason;
        }
    }

    void addDeadLetter(DeadMessage dead) throws JMSException {
        deadLetters.add(dead);
    }

    /** @throws JMSException a {@link Refusal} where the dead-letter queue does not take the copies */
    void commit() throws JMSException {
        checkConnected();
        try {
            session.commit();
        } catch (JMSException e) {
            // Whether a copy is taken is often said only now.
            checkConnected();
            throw deadLetters.refused(e);
        }
    }

    /**
     * What was taken and not committed, and what the client had fetched beforehand, is the broker's again: JMS rolls back when
     * a connection is closed.
     */
    @Override
    public void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (JMSException | RuntimeException e) {
            // It was broken, which is why it is closed.
        }
    }
}
