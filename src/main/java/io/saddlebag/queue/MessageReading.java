package io.saddlebag.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads messages: their text, and of their properties only the content type and what tells them apart.
 *
 * @param largest the most characters or bytes of a body that is read
 */
record MessageReading(Identifying identifying, long largest) {

    /** Camel writes {@code Content-Type} as the third; AMQP's own field arrives as the last (Artemis). */
    private static final List<String> CONTENT_TYPES =
            List.of("contentType", "content_type", "Content_HYPHEN_Type", "ContentType", "JMS_AMQP_ContentType");

    Received read(Message message) throws JMSException {
        var body = body(message);
        return new Received(
                identifying.of(message, body),
                body,
                Instant.ofEpochMilli(message.getJMSTimestamp()),
                message.getJMSRedelivered(),
                message,
                OversizeGuard.holdsBack(message) ? Optional.of(LargeBody.save(message)) : Optional.empty());
    }

    private Received.Body body(Message message) throws JMSException {
        if (OversizeGuard.holdsBack(message)) {
            return tooLarge(OversizeGuard.sizeOf(message), "bytes");
        }
        if (message instanceof TextMessage text) {
            return text(text.getText(), message);
        }
        if (message instanceof BytesMessage bytes) {
            return bytes(bytes);
        }
        return new Received.Body.Refused("this is %s; text or UTF-8 bytes are read.".formatted(kind(message)));
    }

    private Received.Body text(String text, Message message) throws JMSException {
        if (text == null) {
            return new Received.Body.Refused("the message is empty.");
        }
        return text.length() > largest
                ? tooLarge(text.length(), "characters")
                : new Received.Body.Text(withoutMark(text), contentType(message));
    }

    private Received.Body bytes(BytesMessage message) throws JMSException {
        long length = message.getBodyLength();
        if (length > largest) {
            return tooLarge(length, "bytes");
        }
        var bytes = new byte[(int) length];
        message.reset();
        if (message.readBytes(bytes) <= 0) {
            return new Received.Body.Refused("the message is empty.");
        }
        try {
            // A new decoder reports what is no UTF-8; the shortcuts of String replace it in silence.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new Received.Body.Text(withoutMark(text.toString()), contentType(message));
        } catch (CharacterCodingException e) {
            return new Received.Body.Refused("the bytes are no UTF-8 text.");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private Received.Body tooLarge(long length, String unit) {
        return new Received.Body.Refused(String.format(
                Locale.ROOT,
                "the body is of %,d %s; up to %,d are read (saddlebag.broker.largest-message).",
                length,
                unit,
                largest));
    }

    private static String contentType(Message message) throws JMSException {
        for (var name : CONTENT_TYPES) {
            if (message.getObjectProperty(name) instanceof String told) {
                return told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static String kind(Message message) {
        if (message instanceof ObjectMessage) {
            return "an object message";
        }
        if (message instanceof MapMessage) {
            return "a map message";
        }
        return message instanceof StreamMessage ? "a stream message" : "a message without a body";
    }
}
