package io.saddlebag.salesforce;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value as SOQL writes it, by the type of its field; no other way leads a value into a query. What is no value of the type
 * has no literal, so nothing can be read there but one value (SOQL and SOSL Reference, "Quoted String Escape Sequences",
 * "Date Formats and Date Literals").
 */
final class SoqlLiteral {

    private static final Set<String> UNQUOTED =
            Set.of("int", "long", "double", "currency", "percent", "boolean", "date", "datetime", "time");

    /** Plain digits only: no exponent, no grouping, no NaN. Salesforce keeps 18 digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?[Zz]?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?");

    /** ISO 8601 with an offset, {@code Z}, {@code +00:00} or {@code +0000}. */
    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** In UTC, so that no {@code +} stands in a URL. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", Locale.ROOT);

    private static final String ESCAPED = "\\'\"\n\r\t\b\f";
    private static final String ESCAPES = "\\'\"nrtbf";

    private SoqlLiteral() {}

    /**
     * @param type the field's, as describe names it; one that is not known counts as text
     * @return empty where the value is none of the type
     */
    static Optional<String> of(String type, String value) {
        return switch (type) {
            case "int", "long" -> number(value).filter(number -> number.indexOf('.') < 0);
            case "double", "currency", "percent" -> number(value);
            case "boolean" -> truth(value);
            case "date" -> date(value).map(LocalDate::toString);
            case "datetime" -> moment(value);
            case "time" -> time(value);
            case "id", "reference" -> ID.matcher(value).matches() ? Optional.of(quoted(value)) : Optional.empty();
            default -> isText(value) ? Optional.of(quoted(value)) : Optional.empty();
        };
    }

    static String of(Instant time) {
        return MOMENT.format(time);
    }

    /** Whether values of the type stand without quotes, and each has one literal however it is written. */
    static boolean isUnquoted(String type) {
        return UNQUOTED.contains(type);
    }

    private static Optional<String> number(String value) {
        return NUMBER.matcher(value).matches() ? Optional.of(Target.text(new BigDecimal(value))) : Optional.empty();
    }

    private static Optional<String> truth(String value) {
        var word = value.toLowerCase(Locale.ROOT);
        return word.equals("true") || word.equals("false") ? Optional.of(word) : Optional.empty();
    }

    /** Salesforce has the years 1700 to 4000 (Object Reference, primitive data types: date). */
    private static Optional<LocalDate> date(String value) {
        try {
            return Optional.of(value)
                    .filter(text -> DATE.matcher(text).matches())
                    .map(LocalDate::parse)
                    .filter(date -> date.getYear() >= 1700 && date.getYear() <= 4000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> moment(String value) {
        if (value.length() < 10 || date(value.substring(0, 10)).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MOMENT.format(OffsetDateTime.parse(value, DATETIME)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> time(String value) {
        try {
            return TIME.matcher(value).matches()
                    ? Optional.of(CLOCK.format(LocalTime.parse(value.replaceAll("[Zz]$", ""))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Half of a surrogate pair is no character, and URLs cannot carry it. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static String quoted(String value) {
        var literal = new StringBuilder("'");
        value.chars().forEach(c -> {
            int known = ESCAPED.indexOf(c);
            if (known >= 0) {
                literal.append('\\').append(ESCAPES.charAt(known));
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                literal.append("\\u%04x".formatted(c));
            } else {
                literal.append((char) c);
            }
        });
        return literal.append('\'').toString();
    }
}
