package io.saddlebag.simulator.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates in HTTP headers, {@code Mon, 03 Nov 2026 10:00:00 GMT} (RFC 9110, 5.6.7). */
final class HttpDates {

    /** Java's own RFC_1123_DATE_TIME writes a day below 10 with one digit, which HTTP does not allow. */
    private static final DateTimeFormatter OUT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** What HTTP prescribes, the two older forms that it lets nobody refuse, and what Java clients write: a zone by name. */
    private static final List<DateTimeFormatter> IN = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            form("EEE, d MMM uuuu HH:mm:ss z"),
            form("EEEE, dd-MMM-yy HH:mm:ss z"),
            form("EEE MMM ppd HH:mm:ss uuuu").withZone(ZoneOffset.UTC));

    private HttpDates() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static String format(Instant instant) {
        return OUT.format(instant);
    }

    /** Empty when the text is no date: HTTP bids to read over such a header. */
    static Optional<Instant> parse(String text) {
        return IN.stream().flatMap(form -> parsed(form, text).stream()).findFirst();
    }

    private static Optional<Instant> parsed(DateTimeFormatter form, String text) {
        try {
            return Optional.of(Instant.from(form.parse(text.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
