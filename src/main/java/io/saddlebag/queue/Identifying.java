package io.saddlebag.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/**
 * Finds what stays the same of a message when it is delivered again. The JMSMessageID does not: Artemis makes one for each
 * delivery to its own clients where the sender spoke AMQP and its id is no UUID.
 *
 * @param keyProperty the property that tells messages apart; empty for the id
 * @param journal the id of the broker's journal, in which its number tells a message apart; empty where there is none
 */
record Identifying(String keyProperty, Optional<String> journal) {

    /** Where Artemis keeps the id that an AMQP sender gave. */
    private static final String AMQP_ID = "NATIVE_MESSAGE_ID";

    /** JMS clients begin an id that is none of JMS so. */
    private static final String NOT_OF_JMS = "ID:AMQP_";

    MessageIdentity of(Message message, Received.Body body) throws JMSException {
        var key = keyProperty.isEmpty() ? null : message.getObjectProperty(keyProperty);
        if (key != null && !key.toString().isBlank()) {
            return MessageIdentity.of(key.toString());
        }
        var id = SenderId.of(idOf(message));
        boolean known = id.isPresent() && isTrusted(id.get(), message);
        if (isNumbered(message) && (!known || isCopy(message))) {
            long number = ((ActiveMQMessage) message).getCoreMessage().getMessageID();
            return MessageIdentity.of(id, journal.orElseThrow(), number, content(message, body));
        }
        if (!known) {
            return MessageIdentity.unknown(id);
        }
        return id.get().unique() && message instanceof ActiveMQMessage && isMadeByClient(message)
                ? MessageIdentity.of(id.get().text())
                : MessageIdentity.of(id.get(), content(message, body));
    }

    private static String idOf(Message message) throws JMSException {
        return isMadeByClient(message) || !(message instanceof ActiveMQMessage)
                ? message.getJMSMessageID()
                : message.getStringProperty(AMQP_ID);
    }

    /**
     * A JMS client makes an id for each message that it sends; in AMQP it is the program that chooses one, which may look as if
     * a JMS client had made it.
     */
    private static boolean isMadeByClient(Message message) throws JMSException {
        if (message instanceof ActiveMQMessage) {
            return !message.propertyExists(AMQP_ID);
        }
        var id = message.getJMSMessageID();
        return id != null && !id.startsWith(NOT_OF_JMS);
    }

    /** Whoever counts anew after a restart does it at another time. */
    private static boolean isTrusted(SenderId id, Message message) throws JMSException {
        return id.unique() || message.getJMSTimestamp() != 0;
    }

    private boolean isNumbered(Message message) {
        return journal.isPresent() && message instanceof ActiveMQMessage;
    }

    /** One that was moved back from the dead-letter queue is a new message, and keeps the id of the first one. */
    private static boolean isCopy(Message message) throws JMSException {
        return message.propertyExists(DeadLetterQueue.ERROR);
    }

    private static String content(Message message, Received.Body body) throws JMSException {
        var what = body instanceof Received.Body.Text text ? text.text() : ((Received.Body.Refused) body).why();
        return message.getJMSTimestamp() + "\0" + what;
    }
}
