package io.saddlebag.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/**
 * The body of a message that was kept out of memory, in a file of the system's temporary folder. It is saved at once: the
 * Artemis client throws away what was not read when the next message is taken.
 */
final class LargeBody {

    private LargeBody() {}

    static Path save(Message message) throws JMSException {
        try {
            var file = Files.createTempFile("saddlebag-message-", ".tmp");
            try (OutputStream out = Files.newOutputStream(file)) {
                ((ActiveMQMessage) message).getCoreMessage().saveToOutputStream(out);
                return file;
            } catch (IOException | ActiveMQException e) {
                delete(file);
                throw failed(e);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A message without properties that takes its body from the stream when it is sent, of the type of the original. */
    static Message copy(Message original, InputStream body, Session session) throws JMSException {
        var copy = session.createBytesMessage();
        var core = ((ActiveMQMessage) copy).getCoreMessage();
        core.setType(OversizeGuard.typeOf(original));
        core.setBodyInputStream(body);
        return copy;
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The system clears its temporary folder.
        }
    }

    static JMSException failed(Exception cause) {
        var failed = new JMSException("A large message could not be copied: " + cause.getMessage());
        failed.initCause(cause);
        return failed;
    }
}
