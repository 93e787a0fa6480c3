package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.store.Ids;
import io.saddlebag.simulator.store.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads texts as the values of fields; the rules are those of the contract sheet, sections 2, 2.1 and 6. */
final class Values {

    /** One {@code @} and a dotted domain. */
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s,;<>()\\[\\]]+@[^@\\s,;<>()\\[\\].]+(\\.[^@\\s,;<>()\\[\\].]+)+");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int INT_LIMIT = 10;

    private Values() {}

    static Reading read(Field field, String raw) {
        var text = raw.strip();
        if (text.isEmpty()) {
            return new Reading.Nothing();
        }
        return switch (field.type()) {
            case BOOLEAN -> bool(text);
            case INT, DOUBLE, CURRENCY, PERCENT -> number(field, text);
            case DATE -> date(text);
            case DATETIME ->
                Times.parse(text)
                        .<Reading>map(time -> new Reading.Value(Times.format(time.toEpochMilli())))
                        .orElseGet(Reading.OtherType::new);
            case TIME -> time(text);
            case ID, REFERENCE -> id(field, text);
            default -> text(field, text);
        };
    }

    private static Reading bool(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false") ? new Reading.Value(lower) : new Reading.OtherType();
    }

    private static Reading number(Field field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            return new Reading.OtherType();
        }
        var number = new BigDecimal(text);
        if (!field.type().isDecimal() && number.stripTrailingZeros().scale() > 0) {
            return new Reading.OtherType();
        }
        var size = field.size();
        int whole = field.type().isDecimal() ? size.precision() - size.scale() : size.digits();
        if (number.signum() != 0 && number.precision() - number.scale() > (whole > 0 ? whole : INT_LIMIT)) {
            return wrong("NUMBER_OUTSIDE_VALID_RANGE", field, "value outside of valid range on numeric field: " + text);
        }
        var rounded = number.setScale(size.scale(), RoundingMode.HALF_UP);
        return new Reading.Value(
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }

    private static Reading date(String text) {
        try {
            return text.length() == 10 ? new Reading.Value(LocalDate.parse(text).toString()) : new Reading.OtherType();
        } catch (DateTimeException e) {
            return new Reading.OtherType();
        }
    }

    private static Reading time(String text) {
        try {
            return new Reading.Value(Times.formatTimeOfDay(LocalTime.parse(text.replaceAll("Z$", ""))));
        } catch (DateTimeException e) {
            return new Reading.OtherType();
        }
    }

    private static Reading id(Field field, String text) {
        return Ids.isWellFormed(text)
                ? new Reading.Value(Ids.with18(text))
                : wrong("MALFORMED_ID", field, "id value of incorrect type: " + text);
    }

    private static Reading text(Field field, String text) {
        int limit = field.size().length();
        if (limit > 0 && text.length() > limit) {
            return wrong("STRING_TOO_LONG", field, "data value too large: " + text + " (max length=" + limit + ")");
        }
        return switch (field.type()) {
            case EMAIL ->
                EMAIL.matcher(text).matches()
                        ? new Reading.Value(text)
                        : wrong("INVALID_EMAIL_ADDRESS", field, "invalid email address: " + text);
            case PICKLIST, MULTIPICKLIST -> picked(field, text);
            default -> new Reading.Value(text);
        };
    }

    private static Reading picked(Field field, String text) {
        var values = field.type().name().equals("MULTIPICKLIST") ? List.of(text.split(";")) : List.of(text);
        if (!field.is(Flag.RESTRICTED_PICKLIST) || field.values().containsAll(values)) {
            return new Reading.Value(text);
        }
        return wrong(
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", field, "bad value for restricted picklist field: " + text);
    }

    private static Reading wrong(String code, Field field, String message) {
        return new Reading.Wrong(RecordError.of(code, field.label() + ": " + message, field.name()));
    }

    /** The error of one record whose value is of another type; JSON refuses the whole request instead. */
    static RecordError otherType(Field field, String text) {
        return RecordError.of(
                "INVALID_TYPE_ON_FIELD_IN_RECORD",
                field.label() + ": value not of required type: " + text,
                field.name());
    }
}
