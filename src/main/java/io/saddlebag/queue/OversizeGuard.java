package io.saddlebag.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Keeps a body that is too large out of memory: the Artemis client would read the whole of a text before it hands the message
 * over, but of bytes only the length. So a large message that is over the limit is made one of bytes, and its own type kept
 * beside it.
 */
final class OversizeGuard implements Interceptor {

    private static final SimpleString TYPE = SimpleString.of("saddlebag_type");

    /** Artemis writes a text with two bytes for each char. */
    private static final int BYTES_OF_CHAR = 2;

    private final long largest;

    /** @param largest the most characters of a body that is read */
    OversizeGuard(long largest) {
        this.largest = largest;
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof SessionReceiveLargeMessage large
                && large.getLargeMessageSize() > largest * BYTES_OF_CHAR + Integer.BYTES * BYTES_OF_CHAR) {
            var message = large.getLargeMessage().toCore();
            message.putByteProperty(TYPE, message.getType());
            message.setType(org.apache.activemq.artemis.api.core.Message.BYTES_TYPE);
        }
        return true;
    }

    /** Whether the message was kept out of memory. */
    static boolean holdsBack(Message message) {
        return message instanceof ActiveMQMessage artemis
                && artemis.getCoreMessage().containsProperty(TYPE);
    }

    /** A message with the same body, which passes through a file, and the same type; its properties are still to be set. */
    static Message copy(Message message, Session session, Path file) throws JMSException {
        var core = ((ActiveMQMessage) message).getCoreMessage();
        try (OutputStream out = Files.newOutputStream(file)) {
            core.saveToOutputStream(out);
        } catch (IOException | ActiveMQException e) {
            throw failed(e);
        }
        BytesMessage copy = session.createBytesMessage();
        ((ActiveMQMessage) copy).getCoreMessage().setType(core.getByteProperty(TYPE));
        core.removeProperty(TYPE);
        return copy;
    }

    /** Lets the copy take its body from the file when it is sent. */
    static void stream(Message copy, InputStream body) {
        ((ActiveMQMessage) copy).getCoreMessage().setBodyInputStream(body);
    }

    private static JMSException failed(Exception cause) {
        var failed = new JMSException("The body could not be copied: " + cause.getMessage());
        failed.initCause(cause);
        return failed;
    }
}
