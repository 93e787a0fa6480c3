package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.store.Ids;
import io.saddlebag.simulator.store.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Turns the values of a query into the notation in which records hold theirs. */
record Literals(String query, Instant now) {

    /** Empty for {@code null}. */
    Optional<String> of(Token token, Field field) {
        if (token.is("null")) {
            return Optional.empty();
        }
        var fits =
                switch (token.kind()) {
                    case TEXT -> field.type().isText() || field.type().isId();
                    case NUMBER -> field.type().isNumber();
                    case TIME -> field.type() == typeOf(token.text());
                    default -> true;
                };
        if (!fits) {
            throw wrong(token, field);
        }
        if (field.type().isId() && !token.text().isEmpty() && !Ids.isWellFormed(token.text())) {
            throw SoqlErrors.noId(query, token.at(), token.text());
        }
        return Optional.of(
                switch (token.kind()) {
                    case TIME -> time(token, field);
                    case WORD -> word(token, field);
                    default -> token.text();
                });
    }

    private static FieldType typeOf(String time) {
        if (time.indexOf('T') > 0) {
            return FieldType.DATETIME;
        }
        return time.indexOf(':') > 0 ? FieldType.TIME : FieldType.DATE;
    }

    private String time(Token token, Field field) {
        try {
            return switch (field.type()) {
                case DATE -> token.text();
                case TIME -> Times.formatTimeOfDay(LocalTime.parse(token.text().replace("Z", "")));
                default ->
                    Times.parse(token.text())
                            .map(instant -> Times.format(instant.toEpochMilli()))
                            .orElseThrow(() -> wrong(token, field));
            };
        } catch (DateTimeException e) {
            throw wrong(token, field);
        }
    }

    private String word(Token token, Field field) {
        if (field.type() == FieldType.BOOLEAN && (token.is("true") || token.is("false"))) {
            return token.text().toLowerCase(Locale.ROOT);
        }
        if (field.type() != FieldType.DATE && field.type() != FieldType.DATETIME) {
            throw wrong(token, field);
        }
        var day = day(token);
        return field.type() == FieldType.DATE ? day.toString() : beginOf(day);
    }

    private LocalDate day(Token token) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return token.is("TODAY") ? today : token.is("YESTERDAY") ? today.minusDays(1) : tomorrow(token, today);
    }

    private static String beginOf(LocalDate day) {
        return Times.format(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    /** The day that a date literal means where a time is compared with it: all of it, from its beginning to the next. */
    Optional<Day> dayOf(Token token, Field field) {
        return token.kind() == Token.Kind.WORD && !token.is("null") && field.type() == FieldType.DATETIME
                ? Optional.of(new Day(beginOf(day(token)), beginOf(day(token).plusDays(1))))
                : Optional.empty();
    }

    /** @param begin the first moment; {@code end} the first of the next day */
    record Day(String begin, String end) {

        /** How a time stands to it: before, in it, or after. */
        int compare(String time) {
            return time.compareTo(begin) < 0 ? -1 : time.compareTo(end) < 0 ? 0 : 1;
        }
    }

    private static LocalDate tomorrow(Token token, LocalDate today) {
        if (token.is("TOMORROW")) {
            return today.plusDays(1);
        }
        throw Refusal.notImplemented("the date literal " + token.text(), "TODAY, YESTERDAY, TOMORROW or a date");
    }

    private Refusal wrong(Token token, Field field) {
        var quotes = field.type().isText() || field.type().isId()
                ? " and should be enclosed in quotes"
                : token.kind() == Token.Kind.TEXT ? " and should not be enclosed in quotes" : "";
        return SoqlErrors.wrongValue(
                query, token.at(), field.name(), field.type().apiName() + quotes);
    }
}
