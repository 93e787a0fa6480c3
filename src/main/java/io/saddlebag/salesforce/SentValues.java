package io.saddlebag.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Brings what was sent and what a query gives into one form, so that a record can be found by its values: times to the second,
 * as Salesforce keeps them, numbers by their value, texts without blanks around them, Ids without their checksum.
 */
record SentValues(ObjectDescribe describe) {

    private static final String ATTRIBUTES = "attributes";

    /** ISO 8601 as Salesforce takes and gives it: {@code +0000}, {@code +00:00} or {@code Z}. */
    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** The record's values by their columns in a query: {@code LastName}, {@code Account.Customer_No__c}. */
    SortedMap<String, String> of(SObjectRecord record) {
        var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        record.fields().forEach((name, value) -> {
            if (value instanceof Map<?, ?> parent) {
                parent.forEach((key, own) -> {
                    if (!ATTRIBUTES.equals(key)) {
                        values.put(name + "." + key, ofParent(own));
                    }
                });
            } else {
                values.put(name, own(name, value == null ? "" : Target.text(value)));
            }
        });
        return values;
    }

    /** The value of a column in a record of a query's answer. */
    String of(JsonNode record, String column) {
        int dot = column.indexOf('.');
        if (dot < 0) {
            return member(record, column).map(value -> own(column, text(value))).orElse("");
        }
        return member(record, column.substring(0, dot))
                .flatMap(parent -> member(parent, column.substring(dot + 1)))
                .map(value -> ofParent(value.isNumber() ? value.decimalValue() : text(value)))
                .orElse("");
    }

    private static Optional<JsonNode> member(JsonNode node, String name) {
        return node.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isNumber() ? Target.text(value.decimalValue()) : value.asText();
    }

    /** Salesforce finds a parent by its key in any case. */
    private static String ofParent(Object value) {
        return value == null ? "" : Target.text(value).toLowerCase(Locale.ROOT);
    }

    private String own(String name, String value) {
        var text = value.strip();
        return text.isEmpty()
                ? ""
                : ofType(describe.field(name).map(Field::type).orElse(""), text);
    }

    private static String ofType(String type, String text) {
        return switch (type) {
            case "int", "double", "currency", "percent" -> number(text);
            case "boolean" -> text.toLowerCase(Locale.ROOT);
            case "datetime" -> datetime(text);
            case "time" -> time(text);
            case "id", "reference" -> RecordId.withoutChecksum(text);
            case "multipicklist" -> Arrays.stream(text.split(";")).sorted().collect(Collectors.joining(";"));
            default -> text.replace("\r\n", "\n");
        };
    }

    private static String number(String text) {
        try {
            return Target.text(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String datetime(String text) {
        try {
            return Long.toString(OffsetDateTime.parse(text, DATETIME).toEpochSecond());
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String time(String text) {
        try {
            return Long.toString(LocalTime.parse(text.replaceAll("Z$", "")).toNanoOfDay());
        } catch (DateTimeException e) {
            return text;
        }
    }
}
