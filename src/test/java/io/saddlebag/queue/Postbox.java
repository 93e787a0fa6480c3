package io.saddlebag.queue;

import io.saddlebag.Until;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.activemq.artemis.jms.client.JMSExceptionHelper;

/** Another program that uses the same broker: it sends messages, and looks what lies in a queue. */
public final class Postbox implements AutoCloseable {

    /** Makes a message. */
    @FunctionalInterface
    public interface Writing {
        Message write(Session session) throws JMSException;
    }

    /** No message comes so late. */
    private static final long PATIENCE_MILLIS = 10_000;

    private final String url;
    private final String user;
    private final String password;
    private final Connection connection;
    private final Session session;

    public Postbox(String url, String user, String password) throws JMSException {
        this.url = url;
        this.user = user;
        this.password = password;
        var factory = new ActiveMQConnectionFactory(url);
        // A machine that stood still for half a minute has not lost its broker.
        factory.setCallTimeout(Until.PATIENCE.toMillis());
        factory.setClientFailureCheckPeriod(-1);
        factory.setConnectionTTL(-1);
        connection = user.isEmpty() ? factory.createConnection() : factory.createConnection(user, password);
        session = connection.createSession(true, Session.SESSION_TRANSACTED);
        connection.start();
    }

    /** Reaches the broker of a home with the login that stands in it. */
    public static Postbox of(String url, Path home) throws IOException, JMSException {
        var login = new Properties();
        login.load(new StringReader(Files.readString(home.resolve("state/" + OpenBroker.LOGIN))));
        return new Postbox(url, login.getProperty("user"), login.getProperty("password"));
    }

    public void send(String queue, String... texts) throws JMSException {
        for (String text : texts) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
        session.commit();
    }

    public void sendAll(String queue, List<String> texts, int atOnce) throws JMSException {
        var producer = session.createProducer(session.createQueue(queue));
        for (int i = 0; i < texts.size(); i++) {
            producer.send(session.createTextMessage(texts.get(i)));
            if (i % atOnce == atOnce - 1) {
                session.commit();
            }
        }
        session.commit();
        producer.close();
    }

    /** Sends a message of any kind, and gives its id. */
    public String send(String queue, Writing writing) throws JMSException {
        var message = add(queue, writing);
        commit();
        return message.getJMSMessageID();
    }

    /** Sends a message that is there from the next {@link #commit()} on. */
    public Message add(String queue, Writing writing) throws JMSException {
        var message = writing.write(session);
        var producer = session.createProducer(session.createQueue(queue));
        producer.send(message);
        producer.close();
        return message;
    }

    public void commit() throws JMSException {
        session.commit();
    }

    public String url() {
        return url;
    }

    /** What lies in a queue, without taking it. */
    public List<Message> in(String queue) throws JMSException {
        var browser = session.createBrowser(session.createQueue(queue));
        try {
            var messages = new ArrayList<Message>();
            for (Object message : Collections.list((java.util.Enumeration<?>) browser.getEnumeration())) {
                messages.add((Message) message);
            }
            return messages;
        } finally {
            browser.close();
        }
    }

    /**
     * The same for thousands of messages: on a busy machine a browser may end where its window of 1 MiB ends. They are taken
     * and put back, so that they count as delivered before.
     */
    public List<Message> all(String queue) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(queue))) {
            var messages = new ArrayList<Message>();
            for (var next = consumer.receive(PATIENCE_MILLIS); next != null; next = consumer.receive(PATIENCE_MILLIS)) {
                messages.add(next);
            }
            return messages;
        } finally {
            session.rollback();
        }
    }

    /** A message of this body that calls itself a text. */
    public static Message asText(Session session, InputStream body) throws JMSException {
        var message = session.createBytesMessage();
        message.setObjectProperty("JMS_AMQ_InputStream", body);
        ((ActiveMQMessage) message).getCoreMessage().setType(org.apache.activemq.artemis.api.core.Message.TEXT_TYPE);
        return message;
    }

    /** Takes what lies in a queue without reading it into memory, and puts it back. */
    private <T> List<T> taken(String queue, Function<ActiveMQMessage, T> what) throws JMSException {
        var locator = new ActiveMQConnectionFactory(url);
        locator.getServerLocator().addIncomingInterceptor(new OversizeGuard(1_000_000));
        try (var connected = locator.createConnection(user, password)) {
            connected.start();
            var own = connected.createSession(true, Session.SESSION_TRANSACTED);
            var consumer = own.createConsumer(own.createQueue(queue));
            var found = new ArrayList<T>();
            long waiting = waiting((ActiveMQSession) own, queue);
            while (found.size() < waiting) {
                found.add(what.apply((ActiveMQMessage) consumer.receive()));
            }
            own.rollback();
            return found;
        }
    }

    private static long waiting(ActiveMQSession session, String queue) throws JMSException {
        try {
            return session.getCoreSession().queueQuery(SimpleString.of(queue)).getMessageCount();
        } catch (ActiveMQException e) {
            throw JMSExceptionHelper.convertFromActiveMQException(e);
        }
    }

    /** Takes the first message of a queue away. */
    public void takeOne(String queue) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(queue))) {
            consumer.receive();
            session.commit();
        }
    }

    /** Takes so many messages, and gives them back when the supplier has returned. */
    public <T> T whileTaken(String queue, int messages, Supplier<T> meanwhile) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(queue))) {
            for (int i = 0; i < messages; i++) {
                consumer.receive();
            }
            var result = meanwhile.get();
            session.rollback();
            return result;
        }
    }

    /** Takes so many messages and gives them back, as a program that is killed does. */
    public void giveBack(String queue, int messages) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(queue))) {
            for (int i = 0; i < messages; i++) {
                consumer.receive();
            }
            session.rollback();
        }
    }

    /** Moves the first message of a queue to another. */
    public void move(String from, String to) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(from));
                var producer = session.createProducer(session.createQueue(to))) {
            producer.send(consumer.receive());
            session.commit();
        }
    }

    /** The sizes of the bodies of what lies in a queue, in bytes. */
    public List<Long> sizes(String queue) throws JMSException {
        return taken(queue, OversizeGuard::sizeOf);
    }

    /** The types of what lies in a queue. */
    public List<String> types(String queue) throws JMSException {
        return taken(
                queue,
                message -> OversizeGuard.holdsBack(message)
                        ? OversizeGuard.typeOf(message) == org.apache.activemq.artemis.api.core.Message.TEXT_TYPE
                                ? "text"
                                : "bytes"
                        : message.getClass().getSimpleName());
    }

    /** How often the broker has handed each of these out, as it says when it does so the next time. */
    public static List<Integer> deliveries(List<Message> messages) throws JMSException {
        var counts = new ArrayList<Integer>();
        for (var message : messages) {
            counts.add(message.getIntProperty("JMSXDeliveryCount"));
        }
        return counts;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
