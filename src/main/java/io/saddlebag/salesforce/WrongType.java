package io.saddlebag.salesforce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * A value for which Salesforce refused a whole call, because its field takes another type: {@code Cannot deserialize instance of
 * double from VALUE_STRING value A-17 or request may be missing a required field at [line:1, column:63]}. It names the type and the
 * value, so that the records need not be tried one by one.
 *
 * @param type what the field takes, as describe names it
 */
record WrongType(String type, String value) {

    private static final Pattern MESSAGE = Pattern.compile(
            "Cannot deserialize instance of (\\w+) from VALUE_\\w+ value (.*) or request may be missing.*",
            Pattern.DOTALL);

    private static final Set<String> NUMBERS = Set.of("int", "long", "double", "currency", "percent");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    static Optional<WrongType> in(ApiError error) {
        var found = MESSAGE.matcher(error.message());
        return "JSON_PARSER_ERROR".equals(error.code()) && found.matches()
                ? Optional.of(new WrongType(found.group(1), found.group(2)))
                : Optional.empty();
    }

    /**
     * The field that holds the value: {@code Birthdate}, {@code Account.No__c}. Empty where several fields of these records
     * hold it, or none: then Salesforce may mean any.
     */
    Optional<String> field(List<SObjectRecord> records) {
        var holding = new HashSet<String>();
        records.forEach(record -> values(record, (field, text) -> {
            if (text.equals(value)) {
                holding.add(field);
            }
        }));
        return holding.size() == 1 ? Optional.of(holding.iterator().next()) : Optional.empty();
    }

    /**
     * What the record holds in this field that Salesforce has told it cannot read there: the same value, and any text where it
     * wants a number.
     */
    Optional<String> unreadable(SObjectRecord record, String field) {
        var found = new ArrayList<String>(1);
        values(record, (name, text) -> {
            boolean noNumber = NUMBERS.contains(type) && !NUMBER.matcher(text).matches();
            if (name.equals(field) && (text.equals(value) || noNumber)) {
                found.add(text);
            }
        });
        return found.stream().findFirst();
    }

    /** What Salesforce would have said of another value in that field. */
    String message(ApiError error, String other) {
        return error.message().replace("value " + value + " or request", "value " + other + " or request");
    }

    private static void values(SObjectRecord record, BiConsumer<String, String> each) {
        record.fields().forEach((name, value) -> {
            if (value instanceof Map<?, ?> parent) {
                parent.forEach((key, inner) -> {
                    if (!(inner instanceof Map) && inner != null) {
                        each.accept(name + "." + key, text(inner));
                    }
                });
            } else if (value != null) {
                each.accept(name, text(value));
            }
        });
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
