package io.saddlebag.queue;

import jakarta.jms.Message;
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
    private static final SimpleString SIZE = SimpleString.of("saddlebag_size");

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
            message.putLongProperty(SIZE, large.getLargeMessageSize());
            message.setType(org.apache.activemq.artemis.api.core.Message.BYTES_TYPE);
        }
        return true;
    }

    /** Whether the message was kept out of memory. */
    static boolean holdsBack(Message message) {
        return message instanceof ActiveMQMessage artemis
                && artemis.getCoreMessage().containsProperty(TYPE);
    }

    /** Whether the property is not the sender's, but put there by this guard. */
    static boolean isOwn(String property) {
        return TYPE.toString().equals(property) || SIZE.toString().equals(property);
    }

    /** The type that a message that was kept out of memory really has, as Artemis counts them. */
    static byte typeOf(Message message) {
        return ((ActiveMQMessage) message).getCoreMessage().getByteProperty(TYPE);
    }

    /** The size of its body in bytes. The message's own word for it may be that of its first piece. */
    static long sizeOf(Message message) {
        return ((ActiveMQMessage) message).getCoreMessage().getLongProperty(SIZE);
    }
}
