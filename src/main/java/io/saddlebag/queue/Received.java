package io.saddlebag.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as it was read.
 *
 * @param identity what it is called, and what it is known by when it is delivered again
 * @param sent when its sender handed it to the broker
 * @param again whether the broker says that it delivered it before
 * @param large the file that holds a body which is too large to be read; it is deleted when the sitting ends
 */
public record Received(
        MessageIdentity identity, Body body, Instant sent, boolean again, Message original, Optional<Path> large) {

    /**
     * The message with its properties as a text from which it can be made again, where its body is {@link Body.Text}.
     *
     * @throws IllegalStateException when the client lost it
     */
    public String kept() {
        // The rows of one message may be settled by several threads at once, and a body is read like a file.
        synchronized (original) {
            try {
                return KeptMessage.of(original).json();
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What a message holds. */
    public sealed interface Body {

        /** @param contentType as the sender gave it, without parameters and in small letters; empty when he gave none */
        record Text(String text, String contentType) implements Body {}

        /** It was not read. {@code why} is a sentence. */
        record Refused(String why) implements Body {}
    }
}
