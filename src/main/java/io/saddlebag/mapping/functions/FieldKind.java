package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.expression.Inconvertible.COLUMN;

import com.fasterxml.jackson.databind.node.TextNode;
import io.saddlebag.mapping.expression.Inconvertible;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What a field takes in JSON. Salesforce refuses a whole call for one value of another type, so a value that loses nothing is
 * turned into the right one, and any other is refused with what reads it (REST API Developer Guide, "Valid Date and DateTime
 * Formats"; Object Reference, "Primitive Data Types").
 */
public enum FieldKind {
    TEXT(FieldKind::text),
    NUMBER(FieldKind::number),
    WHOLE_NUMBER(FieldKind::wholeNumber),
    TRUTH(FieldKind::truth),
    DATE(FieldKind::date),
    DATETIME(FieldKind::datetime),
    TIME(FieldKind::time),
    BASE64(FieldKind::base64),
    /** Nothing is known of it, so Salesforce is asked. */
    ANY(value -> value);

    private static final BigDecimal LARGEST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final UnaryOperator<Object> fit;

    FieldKind(UnaryOperator<Object> fit) {
        this.fit = fit;
    }

    /** @param type as describe names it */
    public static FieldKind of(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "string",
                    "textarea",
                    "phone",
                    "email",
                    "url",
                    "picklist",
                    "multipicklist",
                    "combobox",
                    "encryptedstring",
                    "id",
                    "reference" -> TEXT;
            case "double", "currency", "percent", "long" -> NUMBER;
            case "int" -> WHOLE_NUMBER;
            case "boolean" -> TRUTH;
            case "date" -> DATE;
            case "datetime" -> DATETIME;
            case "time" -> TIME;
            case "base64" -> BASE64;
            default -> ANY;
        };
    }

    /**
     * @param value a String, BigDecimal or Boolean
     * @throws Inconvertible when the field does not take the value
     */
    public Object fit(Object value) {
        return fit.apply(value);
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static BigDecimal number(Object value) {
        if (value instanceof Boolean) {
            throw refused(value, "a number. if (" + COLUMN + ") 1 else 0 makes one of it.");
        }
        return value instanceof BigDecimal number
                ? number
                : NumberText.PLAIN.number(TextNode.valueOf(value.toString()));
    }

    private static BigDecimal wholeNumber(Object value) {
        var number = number(value);
        if (number.stripTrailingZeros().scale() > 0) {
            throw new Inconvertible(
                    text(value),
                    "is no whole number, and the field takes no other. round(" + COLUMN + ") makes one of it.");
        }
        if (number.abs().compareTo(LARGEST_INT) > 0) {
            throw new Inconvertible(
                    text(value), "is more than the field can hold: " + LARGEST_INT + " is the largest.");
        }
        return number.setScale(0);
    }

    /** {@code true (or 1)}, {@code false (or 0)}: so the Object Reference. */
    private static Boolean truth(Object value) {
        return switch (text(value).toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw new Inconvertible(text(value), "is neither true nor false. " + ChoiceFunctions.hint(text(value)));
        };
    }

    private static String date(Object value) {
        return value instanceof String text
                ? DateFunctions.date(Forms.ISO_DATE, text)
                : digits(value, "a date", DateFunctions.hint(Forms.ISO_DATE, text(value)));
    }

    private static String datetime(Object value) {
        return value instanceof String text
                ? Moments.ISO_MOMENT.read(text)
                : digits(value, "a date with a time", Moments.ISO_MOMENT.hint(text(value)));
    }

    /** A number may be a date without separators, {@code 20240229}; what it counts from otherwise nobody can know. */
    private static String digits(Object value, String wanted, String hint) {
        throw refused(value, wanted + "." + (value instanceof BigDecimal ? hint : ""));
    }

    private static String time(Object value) {
        return value instanceof String text ? TimeText.read(text) : digits(value, "a time such as 14:30", "");
    }

    private static Object base64(Object value) {
        if (value instanceof String) {
            return value;
        }
        throw refused(value, "a file in Base64.");
    }

    private static Inconvertible refused(Object value, String wanted) {
        var kind = value instanceof Boolean ? "a truth value" : "a number";
        return new Inconvertible(text(value), "is " + kind + ", and the field takes " + wanted);
    }
}
