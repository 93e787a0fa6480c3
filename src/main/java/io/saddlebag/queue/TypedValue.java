package io.saddlebag.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;

/** The value of a message's property as JSON that keeps its type: {@code {"int": "7"}}. */
final class TypedValue {

    private TypedValue() {}

    static JsonNode json(Object value) {
        return JsonNodeFactory.instance.objectNode().put(type(value), text(value));
    }

    private static String type(Object value) {
        if (value instanceof Integer) {
            return "int";
        }
        var known = value instanceof Boolean
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double;
        return known
                ? value.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                : value instanceof byte[] ? "bytes" : "string";
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    static Object of(JsonNode json) {
        var member = json.properties().iterator().next();
        var text = member.getValue().textValue();
        return switch (member.getKey()) {
            case "boolean" -> Boolean.valueOf(text);
            case "byte" -> Byte.valueOf(text);
            case "short" -> Short.valueOf(text);
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "bytes" -> Base64.getDecoder().decode(text);
            default -> text;
        };
    }
}
