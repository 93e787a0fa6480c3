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
 * Puts copies of messages into the dead-letter queue, within the transaction that takes the messages themselves: both happen,
 * or neither. Body and properties are those of the original; no body is deserialised.
 */
final class DeadLetterQueue {

    static final String ERROR = "saddlebag_error";
    static final String MESSAGE = "saddlebag_message";

    /** Some brokers bound the size of all properties together. */
    private static final int LONGEST_TEXT = 1_000;

    private final Session session;
    private final MessageProducer producer;

    DeadLetterQueue(Session session, String name) throws JMSException {
        this.session = session;
        this.producer = session.createProducer(session.createQueue(name));
    }

    void add(DeadMessage dead) throws JMSException {
        var original = dead.message().original();
        var properties = properties(original);
        if (dead.message().large().isEmpty()) {
            original.clearProperties();
            send(original, properties, dead);
            return;
        }
        try (InputStream body = Files.newInputStream(dead.message().large().get())) {
            send(LargeBody.copy(original, body, session), properties, dead);
        } catch (IOException e) {
            throw LargeBody.failed(e);
        }
    }

    private void send(Message message, Map<String, Object> properties, DeadMessage dead) throws JMSException {
        for (var property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        message.setStringProperty(ERROR, cut(dead.error()));
        message.setStringProperty(MESSAGE, cut(dead.what()));
        producer.send(message);
    }

    private static Map<String, Object> properties(Message message) throws JMSException {
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
