package io.saddlebag.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts copies of messages into the dead-letter queue: within the transaction that takes the messages themselves, so that both
 * happen or neither, or later. Body and properties are those of the original; no body is deserialised.
 */
final class DeadLetterQueue {

    static final String ERROR = "saddlebag_error";
    static final String MESSAGE = "saddlebag_message";

    /** By this property Artemis knows a message that it has taken before, and takes no second. */
    private static final String KNOWN_BY = "_AMQ_DUPL_ID";

    /** Some brokers bound the size of all properties together. */
    private static final int LONGEST_TEXT = 1_000;

    private final Session session;
    private final String name;
    private final MessageProducer producer;

    /** @throws Refusal when it may not be written, or is not there */
    DeadLetterQueue(Session session, String name) throws JMSException {
        this.session = session;
        this.name = name;
        try {
            this.producer = session.createProducer(session.createQueue(name));
        } catch (JMSException e) {
            throw refused(e);
        }
    }

    /** The same trouble, as that of this queue where it is. */
    JMSException refused(JMSException trouble) {
        return Refusal.of(Refusal.Purpose.COPY, name, trouble);
    }

    /** @throws Refusal when the broker does not take it, which some say only with the transaction's end */
    void add(DeadMessage dead) throws JMSException {
        var original = dead.message().original();
        var properties = properties(original);
        if (dead.message().large().isEmpty()) {
            original.clearProperties();
            send(original, properties, dead.error(), dead.what());
            return;
        }
        try (InputStream body = Files.newInputStream(dead.message().large().get())) {
            send(LargeBody.copy(original, body, session), properties, dead.error(), dead.what());
        } catch (IOException e) {
            throw LargeBody.failed(e);
        }
    }

    /** @throws Refusal when the broker does not take it */
    void add(LateCopy copy) throws JMSException {
        var kept = KeptMessage.parse(copy.message());
        var message = kept.in(session);
        message.setStringProperty(KNOWN_BY, copy.id());
        send(message, kept.properties(), copy.error(), copy.what());
    }

    private void send(Message message, Map<String, Object> properties, String error, String what) throws JMSException {
        for (var property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        message.setStringProperty(ERROR, cut(error));
        message.setStringProperty(MESSAGE, cut(what));
        try {
            producer.send(message);
        } catch (JMSException e) {
            throw refused(e);
        }
    }

    static Map<String, Object> properties(Message message) throws JMSException {
        var properties = new LinkedHashMap<String, Object>();
        for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            if (isOfTheSender((String) name)) {
                properties.put((String) name, message.getObjectProperty((String) name));
            }
        }
        return properties;
    }

    /** What the broker itself adds is left out; its word for what AMQP knows and JMS does not is no name in JMS. */
    private static boolean isOfTheSender(String property) {
        return property.chars().allMatch(Character::isJavaIdentifierPart)
                && !property.equals("JMSXDeliveryCount")
                && !property.startsWith("_AMQ_")
                && !OversizeGuard.isOwn(property);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
