package io.saddlebag.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message of text, or of bytes that are UTF-8 text, which is kept as a text of its own after the broker has let go of it.
 *
 * @param bytes whether the body was bytes
 * @param properties those that the sender gave it
 */
record KeptMessage(
        boolean bytes,
        String body,
        Map<String, Object> properties,
        Optional<String> correlationId,
        Optional<String> type) {

    /** Anything that is no ASCII is escaped: not every database takes a NUL or half a surrogate pair in its texts. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    KeptMessage {
        properties = Map.copyOf(properties);
    }

    static KeptMessage of(Message message) throws JMSException {
        return new KeptMessage(
                message instanceof BytesMessage,
                message instanceof BytesMessage bytes ? text(bytes) : ((TextMessage) message).getText(),
                DeadLetterQueue.properties(message),
                Optional.ofNullable(message.getJMSCorrelationID()),
                Optional.ofNullable(message.getJMSType()));
    }

    private static String text(BytesMessage message) throws JMSException {
        var bytes = new byte[(int) message.getBodyLength()];
        message.reset();
        message.readBytes(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String json() {
        var json = MAPPER.createObjectNode().put(bytes ? "bytes" : "text", body);
        correlationId.ifPresent(id -> json.put("correlationId", id));
        type.ifPresent(name -> json.put("type", name));
        var values = json.putObject("properties");
        properties.forEach((name, value) -> values.set(name, TypedValue.json(value)));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeptMessage parse(String json) {
        try {
            var tree = (ObjectNode) MAPPER.readTree(json);
            var properties = new LinkedHashMap<String, Object>();
            tree.get("properties")
                    .properties()
                    .forEach(member -> properties.put(member.getKey(), TypedValue.of(member.getValue())));
            return new KeptMessage(
                    tree.has("bytes"),
                    tree.get(tree.has("bytes") ? "bytes" : "text").textValue(),
                    properties,
                    text(tree, "correlationId"),
                    text(tree, "type"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A kept message is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<String> text(ObjectNode tree, String member) {
        return Optional.ofNullable(tree.get(member)).map(JsonNode::textValue);
    }

    /** The same message anew, still without its properties. */
    Message in(Session session) throws JMSException {
        var message = bytes ? ofBytes(session) : session.createTextMessage(body);
        if (correlationId.isPresent()) {
            message.setJMSCorrelationID(correlationId.get());
        }
        if (type.isPresent()) {
            message.setJMSType(type.get());
        }
        return message;
    }

    private Message ofBytes(Session session) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(body.getBytes(StandardCharsets.UTF_8));
        return message;
    }
}
