package io.saddlebag.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds one JSON value. What the syntax allows and we do not (a member twice, a huge text) is noted, and the parser
 * reads on to the end of the value, so that the values behind it can still be read. Numbers keep every digit: 1.10
 * stays 1.10.
 */
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final JsonNode value;
    private String complaint;

    private JsonTree(JsonParser parser) throws IOException {
        this.parser = parser;
        this.value = value();
    }

    /** @param parser stands on the first token of the value; afterwards on its last */
    static JsonTree read(JsonParser parser) throws IOException {
        return new JsonTree(parser);
    }

    JsonNode node() {
        return value;
    }

    /** Why the value cannot be a record. */
    Optional<String> complaint() {
        return value.isObject()
                ? Optional.ofNullable(complaint)
                : Optional.of("this is %s, not a JSON object.".formatted(told(value)));
    }

    /** What the value is as a row: misshapen, with this text, when there is a complaint. */
    Row row(long number, long line, Supplier<String> raw) {
        return complaint()
                .<Row>map(what -> new Row.Misshapen(number, line, raw.get(), what, deadLetterId()))
                .orElseGet(() -> new Row.Json(number, line, (ObjectNode) value));
    }

    private Optional<String> deadLetterId() {
        return value instanceof ObjectNode record ? Values.deadLetterId(new Row.Json(0, 0, record)) : Optional.empty();
    }

    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        List<String> odd = new ArrayList<>(0);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Halves.complaint("the name of a member", name).ifPresent(this::complain);
            parser.nextToken();
            if (object.replace(name, value()) != null) {
                complain("the member '%s' stands twice in one object.".formatted(name));
            }
            if (!ColumnName.plain(name).equals(name)) {
                odd.add(name);
            }
        }
        odd.stream()
                .filter(name -> isAmbiguous(name, odd, object))
                .findFirst()
                .ifPresent(name -> complain("two members of one object are called '%s', but for blanks at the ends."
                        .formatted(ColumnName.plain(name))));
        return object;
    }

    private static boolean isAmbiguous(String name, List<String> odd, ObjectNode object) {
        String plain = ColumnName.plain(name);
        return object.has(plain)
                || odd.stream().map(ColumnName::plain).filter(plain::equals).count() > 1;
    }

    private JsonNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private JsonNode text() throws IOException {
        String text = parser.getText();
        if (text.length() > CsvParser.LONGEST_CELL) {
            complain(CsvFlaw.tooLong("'" + parser.currentName() + "'", text.length()));
        }
        Halves.complaint("the value of '" + parser.currentName() + "'", text).ifPresent(this::complain);
        return NODES.textNode(text);
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private void complain(String what) {
        complaint = complaint == null ? what : complaint;
    }

    private static String told(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }
}
