package io.saddlebag.queue;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsDestination;
import org.apache.qpid.jms.JmsSession;
import org.apache.qpid.jms.message.JmsMessageIDBuilder;
import org.apache.qpid.jms.policy.JmsMessageIDPolicy;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedLong;

/** A program that sends by AMQP 1.0, and gives its messages ids of one type and, as many do, no time of creation. */
public final class AmqpSender implements AutoCloseable {

    /** What AMQP allows as a message id. Those that are counted begin with 1 at each start of the sender. */
    public enum Ids {
        TEXT,
        COUNTED_TEXT,
        UUID,
        NUMBER,
        BINARY,
        NONE;

        public Object make(long count) {
            return switch (this) {
                case TEXT -> java.util.UUID.randomUUID().toString();
                case COUNTED_TEXT -> "order-" + count;
                case UUID -> java.util.UUID.randomUUID();
                case NUMBER -> UnsignedLong.valueOf(count);
                case BINARY ->
                    new Binary(ByteBuffer.allocate(Long.BYTES).putLong(count).array());
                case NONE -> null;
            };
        }
    }

    private record Policy(LongFunction<Object> ids) implements JmsMessageIDPolicy {
        @Override
        public JmsMessageIDPolicy copy() {
            return this;
        }

        @Override
        public JmsMessageIDBuilder getMessageIDBuilder(JmsSession session, JmsDestination destination) {
            return (producer, count) -> ids.apply(count);
        }
    }

    private final Connection connection;
    private final Session session;

    /** @param url {@code tcp://127.0.0.1:61616} */
    public AmqpSender(String url, String user, String password, Ids ids) throws JMSException {
        this(url, user, password, ids::make);
    }

    /** @param ids from the number of the message, which begins with 1 */
    public AmqpSender(String url, String user, String password, LongFunction<Object> ids) throws JMSException {
        var factory = new JmsConnectionFactory(user, password, url.replace("tcp:", "amqp:"));
        factory.setMessageIDPolicy(new Policy(ids));
        connection = factory.createConnection();
        session = connection.createSession(true, Session.SESSION_TRANSACTED);
    }

    /** Returns when the broker has them on its disk. */
    public void send(String queue, List<String> texts) throws JMSException {
        try (var producer = session.createProducer(session.createQueue(queue))) {
            producer.setDisableMessageTimestamp(true);
            for (var text : texts) {
                producer.send(session.createTextMessage(text));
            }
        }
        session.commit();
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
