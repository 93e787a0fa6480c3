package io.saddlebag.simulator.store;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Dates with time, as Salesforce takes and gives them: it keeps whole seconds, and writes a fraction that is always 0. */
public final class Times {

    private static final DateTimeFormatter OUT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000+0000'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter IN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /** {@code 2026-11-23T09:00:00.000+0000}: so written, times sort as texts do. */
    public static String format(long epochMillis) {
        return OUT.format(Instant.ofEpochMilli(epochMillis));
    }

    /** {@code 14:30:00.000Z} */
    public static String formatTimeOfDay(LocalTime time) {
        return TIME_OF_DAY.format(time);
    }

    /** Reads {@code …Z}, {@code +01:00} or {@code +0000}; empty when the text is no time with an offset. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, IN).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
